using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Record.Journal;

namespace Tabib.App.Patients;

/// <summary>The one patient that a person named.</summary>
internal static class PatientFinder
{
    /// <exception cref="ProblemException">PAT001: nobody; PAT002: several.</exception>
    public static PatientKey Find(PatientJournal journal, string name)
    {
        var found = journal.Find(name);
        if (found.Count == 1) return found[0];
        throw found.Count == 0
            ? new ProblemException(new Problem("PAT001", ProblemSeverity.Fatal, "There is no such patient in the workspace.", new ProblemLocation(name), "See: tabib patients list"), ProblemKind.InputMissing)
            : new ProblemException(
                new Problem("PAT002", ProblemSeverity.Fatal, $"{found.Count} patients have this id.", new ProblemLocation(name), $"Name one as SOURCE:ID or by number: {string.Join(", ", found.Take(8).Select(key => $"#{key.Number}"))}."), ProblemKind.Usage);
    }
}
