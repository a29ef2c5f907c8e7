using Tabib.Core.Identity;

namespace Tabib.Record.Journal;

/// <summary>A person in the list of patients.</summary>
/// <param name="Ids">Source and id of each Patient that is this person; the first is the name to call them by in commands.</param>
/// <param name="Demographics">A record that holds only what the Patient resources say.</param>
public sealed record PatientSummary(PatientKey Key, IReadOnlyList<(string Source, string Id)> Ids, PatientRecord Demographics);
