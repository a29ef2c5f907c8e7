using Tabib.Core.Outcomes;

namespace Tabib.Record.Journal;

/// <summary>What an import did.</summary>
/// <param name="Types">By FHIR type; "" for what could not be read as a resource.</param>
/// <param name="Bytes">Of decompressed input.</param>
public sealed record ImportResult(IReadOnlyDictionary<string, ImportCounts> Types, ProblemTally Problems, long Bytes)
{
    /// <summary>This import and one that followed it, together.</summary>
    public ImportResult With(ImportResult next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var types = new Dictionary<string, ImportCounts>(StringComparer.Ordinal);
        foreach (var (type, counts) in Types.Concat(next.Types))
        {
            if (!types.TryGetValue(type, out var sum)) types[type] = sum = new ImportCounts();
            sum.Add(counts);
        }

        return new ImportResult(types, Problems.With(next.Problems), Bytes + next.Bytes);
    }
}
