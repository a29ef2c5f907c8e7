using Tabib.Core.Outcomes;

namespace Tabib.Record.Journal;

/// <summary>What an import did.</summary>
/// <param name="Types">By FHIR type; "" for what could not be read as a resource.</param>
/// <param name="Bytes">Of decompressed input.</param>
public sealed record ImportResult(IReadOnlyDictionary<string, ImportCounts> Types, ProblemTally Problems, long Bytes);
