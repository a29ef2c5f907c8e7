using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>What --memory allows the work of a command: what is given less the program and the tables of variants and samples, or half of the machine's memory.</summary>
internal static class GenotypeMemory
{
    /// <summary>The program with its runtime and buffers.</summary>
    private const long Program = 150L << 20;

    /// <summary>Place, chromosome, id and alleles of a variant; names and relations of a sample.</summary>
    private const long BytesPerVariant = 60;
    private const long BytesPerSample = 100;

    /// <exception cref="ProblemException">POP050: less than the work needs.</exception>
    public static long Allow(GenotypeOptions options, GenotypeStore store, long least) => Allow(options, store.Variants, store.Samples, least);

    /// <exception cref="ProblemException">POP050: less than the work needs.</exception>
    public static long Allow(GenotypeOptions options, VariantTable variants, SampleTable samples, long least)
    {
        var known = Program + (BytesPerVariant * variants.Count) + (BytesPerSample * samples.Count);
        var allowed = options.Memory > 0 ? ((long)options.Memory << 20) - known : GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2;
        if (allowed >= least) return allowed;
        var needed = (least + known + (1 << 20) - 1) >> 20;
        throw new ProblemException(
            new Problem("POP050", ProblemSeverity.Fatal, $"The work needs {needed:N0} MB of memory; {(allowed + known) >> 20:N0} MB are allowed.", new ProblemLocation(options.Prefix), $"Give --memory {needed} or more, fewer --threads, or fewer samples with --keep."),
            ProblemKind.Usage);
    }
}
