using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Calls the pharmacogenes of a genome file; asked only where a sample of it belongs to a patient.</summary>
/// <param name="samples">Those that belong to patients; calls of others are passed over.</param>
/// <param name="report">Takes problems of the file that do not end the work.</param>
/// <returns>Calls in the order of the file, made while they are taken.</returns>
/// <exception cref="ProblemException">While they are taken: the file cannot be used.</exception>
public delegate IEnumerable<PharmacogeneCalls> CallPharmacogenes(IReadOnlySet<string> samples, Action<Problem> report);
