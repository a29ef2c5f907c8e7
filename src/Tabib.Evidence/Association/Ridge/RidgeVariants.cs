using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;

namespace Tabib.Evidence.Association.Ridge;

/// <summary>Chooses the variants of the ridge and cuts them into blocks of neighbours.</summary>
internal static class RidgeVariants
{
    private const int VariantsAtOnce = 2048;

    /// <param name="candidates">Indexes of variants, ascending.</param>
    /// <exception cref="ProblemException">GNT020: none is fit.</exception>
    public static IReadOnlyList<RidgeBlock> Blocks(VariantTable variants, int[] candidates, SampleSet samples, int sampleCountOfSet, Func<GenotypeReader> open, RidgeOptions options, int threads, CancellationToken cancellation)
    {
        var chosen = new List<int>();
        new OrderedWork<int[], int[]>(candidates.Chunk(VariantsAtOnce), chosen.AddRange).Run(
            threads,
            () =>
            {
                var reader = open();
                var (all, own) = (new GenotypeBuffer(sampleCountOfSet), new GenotypeBuffer(samples.Count));
                return chunk => Array.FindAll(chunk, variant => variants.ChromosomeOf(variant).IsAutosome && IsFit(reader, variant, samples, all, own, options));
            },
            cancellation);
        if (chosen.Count == 0) throw new ProblemException(new Problem("GNT020", ProblemSeverity.Fatal, "No autosomal variant is frequent and complete enough for the ridge.", ProblemLocation.None, "Lower --min-maf or raise --max-missing."));
        return Cut(variants, chosen, options.BlockSize);
    }

    private static bool IsFit(GenotypeReader reader, int variant, SampleSet samples, GenotypeBuffer all, GenotypeBuffer own, RidgeOptions options)
    {
        reader.ReadHardCalls(variant, 1, all);
        var counts = GenotypeCounting.Count(samples.Compact(all, own));
        if (counts.Called == 0 || counts.Missing > options.MaximumMissing * samples.Count) return false;
        var frequency = counts.Copies / (2.0 * counts.Called);
        return Math.Min(frequency, 1 - frequency) is var minor && minor > 0 && minor >= options.MinimumFrequency;
    }

    /// <summary>Blocks of one chromosome are of nearly one size.</summary>
    private static List<RidgeBlock> Cut(VariantTable variants, List<int> chosen, int blockSize)
    {
        var blocks = new List<RidgeBlock>();
        foreach (var chromosome in chosen.GroupBy(variants.ChromosomeIndex))
        {
            var members = chromosome.ToArray();
            var count = (members.Length + blockSize - 1) / blockSize;
            for (var i = 0; i < count; i++)
            {
                var (from, to) = ((int)((long)members.Length * i / count), (int)((long)members.Length * (i + 1) / count));
                blocks.Add(new RidgeBlock(blocks.Count, chromosome.Key, members[from..to]));
            }
        }

        return blocks;
    }
}
