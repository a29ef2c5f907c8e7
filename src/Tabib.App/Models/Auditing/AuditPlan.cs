using Tabib.App.Capabilities;
using Tabib.App.Tables;
using Tabib.Evidence.Fairness;

namespace Tabib.App.Models.Auditing;

/// <summary>What an audit is to do, checked before a file is opened.</summary>
/// <param name="References">By column the value of the reference group.</param>
/// <param name="HasLabels">Whether the choice of a label is audited: several scores, another label or a share to select make it a question.</param>
internal sealed record AuditPlan(AuditOptions Options, IReadOnlyList<string> Scores, IReadOnlyList<string> Groups, IReadOnlyList<string> Proxies, IReadOnlyDictionary<string, string> References, bool HasLabels)
{
    /// <summary>Share selected for the choice of a label where none is named: that of the program the method was made for.</summary>
    public const double UsualTop = 0.03;

    private const int MostReplicates = 100_000;

    public static AuditPlan Of(AuditOptions options)
    {
        var (scores, groups, proxies) = (TableColumns.Listed(options.Score), TableColumns.Listed(options.Groups), TableColumns.Listed(options.Proxy));
        if (scores.Length == 0) throw Fault.InOption("--score", "Name a column.");
        if (groups.Length == 0) throw Fault.InOption("--groups", "Name a column.");
        if (groups.Length > GroupSpace.MostColumns) throw Fault.InOption("--groups", $"At most {GroupSpace.MostColumns} columns: people of all combinations would be too few.");
        if (groups.Any(name => name == options.Outcome || scores.Contains(name))) throw Fault.InOption("--groups", "The score or the outcome forms no groups.");
        if (scores.Contains(options.Outcome)) throw Fault.InOption("--score", "The outcome is not its own score.");
        if (proxies.Contains(options.Outcome)) throw Fault.InOption("--proxy", "The outcome stands for itself: name another label.");
        if (options.Threshold is not null && options.Top is not null) throw Fault.InOption("--top", "Either a threshold or a share selects people.");
        if (options.Threshold is { } threshold && !double.IsFinite(threshold)) throw Fault.InOption("--threshold", "A threshold is a finite number.");
        if (options.NeedThreshold is { } need && !double.IsFinite(need)) throw Fault.InOption("--need-threshold", "A threshold is a finite number.");
        if (options.NeedThreshold is not null && options.Positive is not null) throw Fault.InOption("--need-threshold", "Either a value or a threshold says who has the outcome.");
        if (options.Top is { } top && top is not (> 0 and < 1)) throw Fault.InOption("--top", "A share lies between 0 and 1.");
        if (options.SuppressBelow < 0) throw Fault.InOption("--suppress-below", "A count is at least 0.");
        if (options.Replicates is < 100 or > MostReplicates) throw Fault.InOption("--replicates", $"Between 100 and {MostReplicates} replicates.");
        if (options.Threads < 0) throw Fault.InOption("--threads", "The number of threads is at least 1.");
        return new AuditPlan(options, scores, groups, proxies, Named(options.Reference, groups), proxies.Length > 0 || scores.Length > 1 || options.Top is not null || options.Decision is not null);
    }

    private static Dictionary<string, string> Named(IReadOnlyList<string> references, string[] groups)
    {
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var reference in references)
        {
            // A column's name may have an equals sign in it: the longest that fits is meant.
            var column = groups.Where(group => reference.StartsWith(group + "=", StringComparison.Ordinal)).MaxBy(group => group.Length) ?? throw Fault.InOption("--reference", $"'{reference}' is no COL=VALUE of a column of --groups.");
            if (!named.TryAdd(column, reference[(column.Length + 1)..])) throw Fault.InOption("--reference", $"Two references of {column}.");
        }

        return named;
    }
}
