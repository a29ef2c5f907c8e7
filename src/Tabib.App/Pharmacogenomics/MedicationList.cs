using Tabib.Core.Outcomes;

namespace Tabib.App.Pharmacogenomics;

/// <summary>A list of drugs that a patient takes: one a line, name, RxNorm code, or both parted by a tab.</summary>
internal static class MedicationList
{
    private const int LargestFile = 1 << 20;

    /// <exception cref="ProblemException">INP001: not there; PGX044: no such list.</exception>
    public static IReadOnlyList<string> Read(string path)
    {
        if (!File.Exists(path)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Error, "The file does not exist.", new ProblemLocation(path)), ProblemKind.InputMissing);
        if (new FileInfo(path).Length > LargestFile) throw Fault(path, null, "A medication list is at most 1 MB.");
        var medications = new List<string>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            var text = line.Trim();
            if (text.Length == 0 || text.StartsWith('#')) continue;
            if (text.Any(letter => char.IsControl(letter) && letter != '\t')) throw Fault(path, number, "The line is no text.");
            medications.Add(text);
        }

        return medications;
    }

    private static ProblemException Fault(string path, int? line, string message) =>
        new(new Problem("PGX044", ProblemSeverity.Error, message, new ProblemLocation(path, line), "One drug a line: name, RxNorm code, or both parted by a tab."), ProblemKind.BadData);
}
