using Tabib.Core.Outcomes;

namespace Tabib.App.Polygenic;

/// <summary>What a normalisation holds in memory: told before the tables are read.</summary>
internal static class NormalizationMemory
{
    /// <summary>The program with its runtime and buffers.</summary>
    private const long Program = 150L << 20;

    /// <summary>A number under a person's name, in a table that may just have doubled; a name with what it stands for.</summary>
    private const long Score = 64;
    private const long Person = 200;

    /// <summary>Numbers that one thread works with for each person of the panel: components, variances, fits.</summary>
    private const long PanelNumbers = 24;

    /// <summary>Rows on their way to the file.</summary>
    private const long Rows = 64L << 20;

    /// <exception cref="ProblemException">POP050: less than the work needs.</exception>
    public static void Check(PolygenicNormalizeOptions options)
    {
        long Lines(string? path) => path is null ? 0 : NamedTable.CountLines(path);
        var panel = Lines(options.ReferenceComponents);
        var needed = Program + Rows + (Score * (Lines(options.Scores) + Lines(options.ReferenceScores)))
            + ((Person + (sizeof(double) * options.Count)) * (Lines(options.Components) + panel + Lines(options.Populations)))
            + (options.ThreadsInUse * panel * sizeof(double) * (PanelNumbers + (4 * options.Count)));
        var allowed = options.Memory > 0 ? (long)options.Memory << 20 : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
        if (needed <= allowed) return;
        var megabytes = (needed + (1 << 20) - 1) >> 20;
        throw new ProblemException(
            new Problem("POP050", ProblemSeverity.Fatal, $"The work needs {megabytes:N0} MB of memory; {allowed >> 20:N0} MB are allowed.", new ProblemLocation(options.Scores), $"Give --memory {megabytes} or more, fewer --threads, or fewer scores at once."),
            ProblemKind.Usage);
    }
}
