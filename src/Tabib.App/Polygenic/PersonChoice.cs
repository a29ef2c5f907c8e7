using Tabib.App.Genomes;
using Tabib.Core.Outcomes;

namespace Tabib.App.Polygenic;

/// <summary>Which persons of a table a command line wants, by IID: those of --keep, without those of --remove.</summary>
internal sealed class PersonChoice
{
    private readonly IReadOnlySet<string>? _keep;
    private readonly IReadOnlySet<string>? _remove;

    public PersonChoice(string? keep, string? remove)
    {
        var selection = GenotypeInput.Selection([], keep, remove, null, null);
        (_keep, _remove) = (selection.Keep, selection.Remove);
    }

    public bool IsWanted(string id) => (_keep?.Contains(id) ?? true) && !(_remove?.Contains(id) ?? false);

    /// <returns>What is said of names of --keep that none of the persons has; null where there are none.</returns>
    public Problem? Unknown(IEnumerable<string> persons, string path)
    {
        var unknown = (_keep ?? new HashSet<string>()).Except(persons, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return unknown.Length == 0 ? null : new Problem("POP004", ProblemSeverity.Warning, $"{unknown.Length:N0} samples of --keep are not in the table, {unknown[0]} for one.", new ProblemLocation(path), "Lists hold IIDs, or FIDs and IIDs.");
    }
}
