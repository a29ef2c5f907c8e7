using System.Numerics;
using Tabib.Core.Kernels;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>The linkage disequilibrium of two variants' alleles on one haplotype, estimated from unphased genotypes.</summary>
/// <remarks>Haplotype frequencies by expectation and maximisation over the double heterozygotes (Excoffier and Slatkin 1995, doi:10.1093/oxfordjournals.molbev.a040269), from linkage equilibrium on.</remarks>
internal static class HaplotypeCorrelation
{
    private const int MostSteps = 1000;
    private const double Settled = 1e-13;
    private const int Genotypes = 3;

    /// <param name="haploid">One bit a sample: it has one copy, and its homozygous code counts for one haplotype; empty where all have two.</param>
    /// <returns>Not a number where one of the two does not vary among the samples called in both.</returns>
    public static double Squared(LdVariant x, LdVariant y, ReadOnlySpan<ulong> haploid) => Estimate(x, y, haploid).SquaredCorrelation;

    /// <inheritdoc cref="Squared"/>
    public static HaplotypeDisequilibrium Estimate(LdVariant x, LdVariant y, ReadOnlySpan<ulong> haploid)
    {
        Span<int> counts = stackalloc int[Genotypes * Genotypes];
        Span<int> single = stackalloc int[Genotypes * Genotypes];
        counts.Clear();
        single.Clear();
        Count(x, y, haploid, counts, single);

        // Haplotypes that are certain, by whether they have the counted allele of x (2) and of y (1).
        Span<double> certain = stackalloc double[4];
        certain.Clear();
        for (var a = 0; a < Genotypes; a++)
        {
            for (var b = 0; b < Genotypes; b++)
            {
                if (a == 1 && b == 1) continue;
                double samples = counts[(a * Genotypes) + b], lone = single[(a * Genotypes) + b];
                certain[((a + 1) / 2 * 2) + ((b + 1) / 2)] += samples;
                certain[(a / 2 * 2) + (b / 2)] += samples - lone;
            }
        }

        return Estimate(certain, counts[(1 * Genotypes) + 1]);
    }

    private static HaplotypeDisequilibrium Estimate(ReadOnlySpan<double> certain, double doubleHeterozygous)
    {
        var total = certain[0] + certain[1] + certain[2] + certain[3] + (2 * doubleHeterozygous);
        if (total == 0) return new HaplotypeDisequilibrium(double.NaN, double.NaN);
        var p = (certain[2] + certain[3] + doubleHeterozygous) / total;
        var q = (certain[1] + certain[3] + doubleHeterozygous) / total;
        var both = p * q;
        for (var step = 0; step < MostSteps; step++)
        {
            var together = both * (1 - p - q + both);
            var apart = (p - both) * (q - both);
            var share = together + apart > 0 ? together / (together + apart) : 0.5;
            var next = (certain[3] + (doubleHeterozygous * share)) / total;
            if (Math.Abs(next - both) < Settled) break;
            both = next;
        }

        return HaplotypeDisequilibrium.Of(both, p, q);
    }

    private static void Count(LdVariant x, LdVariant y, ReadOnlySpan<ulong> haploid, Span<int> counts, Span<int> single)
    {
        var words = x.Planes.Length / GenotypeDot.PlaneCount;
        Span<ulong> first = stackalloc ulong[Genotypes];
        Span<ulong> second = stackalloc ulong[Genotypes];
        for (var word = 0; word < words; word++)
        {
            Part(x.Planes, words, word, first);
            Part(y.Planes, words, word, second);
            for (var a = 0; a < Genotypes; a++)
            {
                for (var b = 0; b < Genotypes; b++)
                {
                    var bits = first[a] & second[b];
                    counts[(a * Genotypes) + b] += BitOperations.PopCount(bits);
                    if (!haploid.IsEmpty) single[(a * Genotypes) + b] += BitOperations.PopCount(bits & haploid[word]);
                }
            }
        }
    }

    /// <summary>Who has none, one and two copies.</summary>
    private static void Part(ulong[] planes, int words, int word, Span<ulong> copies)
    {
        var (homozygous, positive, called) = (planes[word], planes[words + word], planes[(2 * words) + word]);
        copies[0] = homozygous & ~positive;
        copies[1] = called & ~homozygous;
        copies[2] = positive;
    }
}
