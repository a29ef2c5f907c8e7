using Tabib.Core.Outcomes;

namespace Tabib.Record.Timeline;

/// <summary>What a catch-up did.</summary>
/// <param name="Position">Number of the journal's entries that the timeline holds now.</param>
/// <param name="PatientsRenewed">Patients written, or hidden because they are part of another.</param>
/// <param name="Rows">Rows by table; those of the OMOP tables begin with "omop.".</param>
/// <param name="Problems">Why it was made anew, or left to another process.</param>
public sealed record TimelineCatchUp(long Position, long PatientsRenewed, IReadOnlyDictionary<string, long> Rows, IReadOnlyList<Problem> Problems);
