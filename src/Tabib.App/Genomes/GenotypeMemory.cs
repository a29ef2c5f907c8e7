using Tabib.Core.Outcomes;

namespace Tabib.App.Genomes;

/// <summary>What --memory allows the large tables of a command: what is given less the program itself, or half of the machine's memory.</summary>
internal static class GenotypeMemory
{
    /// <summary>The program with its runtime, the tables of variants and samples, and buffers.</summary>
    private const long Program = 150L << 20;

    /// <exception cref="ProblemException">POP050: less than the work needs.</exception>
    public static long Allow(GenotypeOptions options, long least)
    {
        var allowed = options.Memory > 0 ? ((long)options.Memory << 20) - Program : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
        if (allowed >= least) return allowed;
        var needed = (least + Program + (1 << 20) - 1) >> 20;
        throw new ProblemException(
            new Problem("POP050", ProblemSeverity.Fatal, $"The work needs {needed:N0} MB of memory; {(allowed + Program) >> 20:N0} MB are allowed.", new ProblemLocation(options.Prefix), $"Give --memory {needed} or more, or fewer samples with --keep."),
            ProblemKind.Usage);
    }
}
