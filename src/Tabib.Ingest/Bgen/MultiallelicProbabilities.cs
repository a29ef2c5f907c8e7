using Tabib.Core.Genome;

namespace Tabib.Ingest.Bgen;

/// <summary>The likeliest genotypes of a variant with one, or with more than two alleles.</summary>
internal sealed class MultiallelicProbabilities
{
    private const int Missing = 0x80;
    private const int MostAlleles = 255;

    private ulong[] _left = [];
    private ulong[] _right = [];

    public void Read(ReadOnlySpan<byte> values, ReadOnlySpan<byte> ploidies, int alleles, bool isPhased, int width, double certainty, GenotypeRecord record)
    {
        if (alleles > MostAlleles) throw new InvalidDataException($"The variant has {alleles:N0} alleles; {MostAlleles} are read.");
        var numbers = 0L;
        foreach (var ploidy in ploidies) numbers += Numbers(ploidy & 0x3F, alleles, isPhased);
        if (values.Length != ((numbers * width) + 7) / 8) throw new InvalidDataException("The probabilities are of another length than the samples need.");
        record.EnsurePatches();
        if (isPhased)
        {
            record.EnsurePhase();
            record.HasPhase = true;
            record.PhasePresent.AsSpan(0, record.BitWordCount).Clear();
            record.PhaseSwapped.AsSpan(0, record.BitWordCount).Clear();
        }

        record.Packed.AsSpan().Clear();
        (_left, _right) = _left.Length < alleles ? (new ulong[alleles], new ulong[alleles]) : (_left, _right);
        var bits = new ProbabilityBits(values, width);
        var whole = (1UL << width) - 1;
        var least = certainty * whole;
        for (var i = 0; i < ploidies.Length; i++)
        {
            var ploidy = ploidies[i] & 0x3F;
            if (ploidies[i] >= Missing || ploidy is 0 or > 2)
            {
                bits.Skip((int)Numbers(ploidy, alleles, isPhased));
                record.SetCall(i, -1, -1, false);
            }
            else if (isPhased || ploidy == 1) ReadHaplotypes(ref bits, i, alleles, ploidy, whole, least, isPhased, record);
            else ReadPairs(ref bits, i, alleles, whole, least, record);
        }

        record.ClearBeyondLast();
    }

    /// <summary>How many numbers a sample has.</summary>
    private static long Numbers(int ploidy, int alleles, bool isPhased)
    {
        if (isPhased) return (long)ploidy * (alleles - 1);
        var combinations = 1.0;
        for (var i = 1; i <= ploidy; i++) combinations = combinations * (alleles - 1 + i) / i;
        return combinations < int.MaxValue ? (long)Math.Round(combinations) - 1 : throw new InvalidDataException("A sample has more genotypes than can be.");
    }

    private void ReadHaplotypes(ref ProbabilityBits bits, int sample, int alleles, int ploidy, ulong whole, double least, bool isPhased, GenotypeRecord record)
    {
        ReadDistribution(ref bits, _left.AsSpan(0, alleles), whole);
        if (ploidy == 2) ReadDistribution(ref bits, _right.AsSpan(0, alleles), whole);
        var (first, second) = (Likeliest(_left.AsSpan(0, alleles)), ploidy == 2 ? Likeliest(_right.AsSpan(0, alleles)) : -1);
        if (ploidy == 1) second = first;
        var probability = _left[first] / (double)whole * (ploidy == 2 ? _right[second] / (double)whole : 1);
        if (probability * whole < least) record.SetCall(sample, -1, -1, false);
        else record.SetCall(sample, first, second, isPhased);
    }

    private static void ReadPairs(ref ProbabilityBits bits, int sample, int alleles, ulong whole, double least, GenotypeRecord record)
    {
        // Genotypes are ordered as in a VCF: 0/0 0/1 1/1 0/2 1/2 2/2 and so on.
        var (best, first, second, rest) = (0UL, 0, 0, whole);
        for (var high = 0; high < alleles; high++)
        {
            for (var low = 0; low <= high; low++)
            {
                var isLast = high == alleles - 1 && low == high;
                var value = isLast ? rest : bits.Next();
                if (value > rest) throw new InvalidDataException("Probabilities add up to more than one.");
                rest -= value;
                if (value > best) (best, first, second) = (value, low, high);
            }
        }

        if (best < least) record.SetCall(sample, -1, -1, false);
        else record.SetCall(sample, first, second, false);
    }

    private static void ReadDistribution(ref ProbabilityBits bits, Span<ulong> values, ulong whole)
    {
        var rest = whole;
        for (var i = 0; i < values.Length - 1; i++)
        {
            values[i] = bits.Next();
            if (values[i] > rest) throw new InvalidDataException("Probabilities add up to more than one.");
            rest -= values[i];
        }

        values[^1] = rest;
    }

    private static int Likeliest(ReadOnlySpan<ulong> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
            if (values[i] > values[best]) best = i;
        return best;
    }
}
