using CsCheck;
using Tabib.Core.Genome;

namespace Tabib.Tests.Ingest.Plink;

/// <summary>Invented records of all that the format can say, and what makes two of them equal.</summary>
internal static class RecordMaking
{
    /// <summary>One genotype: alleles (negative for missing), whether phased, dosage (negative for none), difference of haplotypes (null for none).</summary>
    public readonly record struct Call(int First, int Second, bool IsPhased, int Dosage, int? Difference);

    /// <summary>A variant: how many ALT alleles, and a call for each sample.</summary>
    public sealed record Variant(int Alternates, Call[] Calls);

    /// <summary>Cohorts of 0 to 300 samples, rare and common variants, neighbours that resemble each other.</summary>
    public static readonly Gen<Variant[]> Cohort =
        from samples in Gen.Int[0, 300]
        from variants in Gen.Int[1, 12]
        from cohort in One(samples).Array[variants]
        from similar in Gen.Int[0, 3].Array[variants]
        select Relate(cohort, similar);

    private static Gen<Variant> One(int samples) =>
        from alternates in Gen.Frequency((6, Gen.Const(1)), (2, Gen.Int[2, 5]), (1, Gen.Int[6, 40]))
        from common in Gen.Int[0, 3]
        from rare in Among(0.0, 0.01, 0.05, 0.3, 1.0)
        from missing in Among(0.0, 0.1)
        from phase in Among(0.0, 0.5, 1.0)
        from dosage in alternates > 1 ? Gen.Const(0.0) : Among(0.0, 0.0, 0.02, 0.4, 1.0)
        from apart in Among(0.0, 0.5)
        from seed in Gen.Int
        select Make(samples, alternates, common, rare, missing, phase, dosage, apart, seed);

    private static Gen<double> Among(params double[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Variant Make(int samples, int alternates, int common, double rare, double missing, double phase, double dosage, double apart, int seed)
    {
        var random = new Random(seed);
        var calls = new Call[samples];
        for (var i = 0; i < samples; i++)
        {
            var (first, second) = common switch { 1 => (0, 1), 2 => (1, 1), 3 => (-1, -1), _ => (0, 0) };
            if (random.NextDouble() < rare) (first, second) = (random.Next(alternates + 1), random.Next(alternates + 1));
            if (random.NextDouble() < missing) (first, second) = (-1, -1);
            var isPhased = first != second && random.NextDouble() < phase;
            if (!isPhased && first > second) (first, second) = (second, first);
            var copies = random.NextDouble() < dosage ? random.Next(32769) : -1;
            int? difference = copies >= 0 && random.NextDouble() < apart ? random.Next(-Math.Min(copies, 32768 - copies), Math.Min(copies, 32768 - copies) + 1) : null;
            calls[i] = new Call(first, second, isPhased, copies, difference);
        }

        return new Variant(alternates, calls);
    }

    /// <summary>1: like the one before with a call changed; 2: the same turned round; others as they are.</summary>
    private static Variant[] Relate(Variant[] cohort, int[] similar)
    {
        for (var i = 1; i < cohort.Length; i++)
        {
            if (cohort[i].Calls.Length == 0 || similar[i] is 0 or 3 || cohort[i - 1].Alternates > 1) continue;
            var calls = cohort[i - 1].Calls.ToArray();
            if (similar[i] == 2) calls = [.. calls.Select(call => call.First < 0 ? call : call with { First = Math.Min(1 - call.First, 1 - call.Second), Second = Math.Max(1 - call.First, 1 - call.Second), IsPhased = false })];
            calls[i % calls.Length] = new Call(-1, -1, false, -1, null);
            cohort[i] = new Variant(1, calls);
        }

        return cohort;
    }

    public static GenotypeRecord ToRecord(Variant variant)
    {
        var record = new GenotypeRecord(variant.Calls.Length);
        record.EnsurePatches();
        record.EnsurePhase();
        record.EnsureDosages();
        record.EnsurePhasedDosages();
        for (var i = 0; i < variant.Calls.Length; i++)
        {
            var call = variant.Calls[i];
            record.SetCall(i, call.First, call.Second, call.IsPhased);
            record.HasPhase |= call.IsPhased;
            if (call.Dosage < 0) continue;
            record.HasDosage = true;
            record.Dosages[i] = (ushort)call.Dosage;
            record.DosagePresent[i / 64] |= 1UL << (i % 64);
            if (call.Difference is not { } difference) continue;
            record.HasPhasedDosage = true;
            record.DosageDifferences[i] = (short)difference;
            record.DosagePhasePresent[i / 64] |= 1UL << (i % 64);
        }

        return record;
    }

    public static Call[] ToCalls(GenotypeRecord record)
    {
        var calls = new Call[record.SampleCount];
        for (var i = 0; i < calls.Length; i++)
        {
            var code = (int)(record.Packed[i / 32] >> (i % 32 * 2)) & 3;
            var (first, second) = code switch { 0 => (0, 0), 1 => (0, 1), 2 => (1, 1), _ => (-1, -1) };
            if (record.MixedSamples.AsSpan(0, record.MixedCount).BinarySearch(i) is >= 0 and var mixed) second = record.MixedAlleles[mixed];
            if (record.DoubleSamples.AsSpan(0, record.DoubleCount).BinarySearch(i) is >= 0 and var both) (first, second) = (record.DoubleLow[both], record.DoubleHigh[both]);
            var isPhased = record.HasPhase && Bit(record.PhasePresent, i);
            if (isPhased && Bit(record.PhaseSwapped, i)) (first, second) = (second, first);
            var dosage = record.HasDosage && Bit(record.DosagePresent, i) ? record.Dosages[i] : -1;
            int? difference = dosage >= 0 && record.HasPhasedDosage && Bit(record.DosagePhasePresent, i) ? record.DosageDifferences[i] : null;
            calls[i] = new Call(first, second, isPhased, dosage, difference);
        }

        return calls;
    }

    /// <summary>Copies of one allele, as <see cref="GenotypeBuffer"/> counts them.</summary>
    public static int CodeOf(Call call, int allele) => call.First < 0 ? 3 : (call.First == allele ? 1 : 0) + (call.Second == allele ? 1 : 0);

    public static bool Bit(ulong[] bits, int index) => ((bits[index / 64] >> (index % 64)) & 1) != 0;
}
