using Tabib.Evidence.PopulationGenetics;
using Tabib.Ingest.PrincipalComponents;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Bytes that one pass over a genotype set takes beyond the program and the tables: told before it starts.</summary>
internal static class GenotypePassMemory
{
    /// <summary>Blocks that wait for their turn at most, whatever the threads.</summary>
    private const int Waiting = 64;

    /// <summary>A row of a table of variants, alleles of usual length.</summary>
    private const long FrequencyRow = 128;
    private const long QualityRow = 224;

    /// <summary>A row of a pair of samples.</summary>
    private const long PairRow = 64;

    /// <summary>Of one thread: its reader with records, calls and dosages.</summary>
    private const long Reader = 1L << 20;
    private const long ReaderPerSample = 24;

    /// <summary>Of one thread and one sample: calls and expectations in six classes of variants.</summary>
    private const long QualityPerSample = 256;

    /// <summary>The reference's weights and names of one variant, and the panels that one thread expands genotypes in.</summary>
    private const long ReferenceVariant = 160;
    private const long Panels = 24L << 20;

    public static long OfFrequency(GenotypeStore store, int threads) => Readers(store, threads) + Rows(threads, FrequencyRow);

    public static long OfQuality(GenotypeStore store, DuplicateSearch duplicates, int threads) =>
        Readers(store, threads) + Rows(threads, QualityRow) + duplicates.Bytes + ((threads + 2) * QualityPerSample * store.Samples.Count);

    public static long OfPruning(GenotypeStore store, LdPruningOptions options) =>
        Readers(store, options.Threads) + LdPruning.Bytes(store, options);

    public static long OfProjection(GenotypeStore store, PcaReference reference, int threads) =>
        Readers(store, threads) + (threads * Panels) + ((Waiting + threads + 1) * 8L * (reference.Components + 16) * store.Samples.Count) + (reference.Variants.Length * (ReferenceVariant + (sizeof(float) * reference.Components)));

    /// <summary>Texts on their way: of one sample, all pairs with those before it.</summary>
    public static long OfKinshipRows(GenotypeStore store, int threads) => (Waiting + threads) * PairRow * store.Samples.Count;

    public static long Readers(GenotypeStore store, int threads) => threads * (Reader + (ReaderPerSample * store.Samples.Count));

    private static long Rows(int threads, long row) => (Waiting + threads) * VariantBlock.Size * row;
}
