using System.Buffers;
using Tabib.App.Reports;
using Tabib.Core.Outcomes;

namespace Tabib.App.Run;

/// <summary>What one patient adds to the run.</summary>
/// <param name="ByGenotype">Number of recommendations for drugs by genotype.</param>
/// <param name="Problems">Of what is stored of the patient.</param>
/// <param name="Line">For patients.jsonl.</param>
/// <param name="Fhir">For fhir.ndjson.</param>
internal sealed record PatientOutput(PatientReport Report, int ByGenotype, IReadOnlyList<Problem> Problems, ArrayBufferWriter<byte> Line, ArrayBufferWriter<byte> Fhir);
