using Tabib.Record.Journal;

namespace Tabib.App.Run;

/// <summary>Names of the patients' pages: the id where a file can be called so everywhere and nobody else is, else the number.</summary>
internal sealed class PatientPages
{
    private static readonly HashSet<string> Reserved = new(["con", "prn", "aux", "nul", "index", .. Enumerable.Range(0, 10).SelectMany(digit => new[] { $"com{digit}", $"lpt{digit}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>The card of one patient must not be the page of another.</summary>
    private const string CardEnd = ".card";

    private readonly Dictionary<long, (string Id, IReadOnlyList<string> Sources, string FileName)> _pages = [];

    public PatientPages(IEnumerable<PatientSummary> patients)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var patient in patients)
        {
            var id = patient.Ids[0].Id;
            var name = IsSafe(id) && taken.Add(id) ? id : $"patient-{patient.Key.Number}";
            taken.Add(name);
            _pages[patient.Key.Number] = (id, [.. patient.Ids.Select(named => $"{named.Source}:{named.Id}")], name + ".html");
        }
    }

    public int Count => _pages.Count;

    public (string Id, IReadOnlyList<string> Sources, string FileName) this[long number] => _pages[number];

    private static bool IsSafe(string id) =>
        id.Length is > 0 and <= 64 && !id.StartsWith('.') && !id.EndsWith('.') && !id.EndsWith(CardEnd, StringComparison.OrdinalIgnoreCase) && !id.StartsWith("patient-", StringComparison.OrdinalIgnoreCase) && !Reserved.Contains(id.Split('.')[0])
        && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_');
}
