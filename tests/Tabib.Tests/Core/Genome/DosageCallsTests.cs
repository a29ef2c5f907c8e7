using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Tests.Core.Genome;

public sealed class DosageCallsTests
{
    [Theory]
    [InlineData(0, 0, false)]
    [InlineData(1638, 0, true)]
    [InlineData(1639, 3, true)]
    [InlineData(16384, 1, false)]
    [InlineData(14746, 1, true)]
    [InlineData(14745, 3, true)]
    [InlineData(32768, 2, false)]
    [InlineData(31129, 3, true)]
    public void A_dosage_near_a_whole_number_is_called(int dosage, int code, bool isKept)
    {
        var record = Record(dosage, null);
        DosageCalls.Apply(record, DosageCalls.Distance(0.1));
        Assert.Equal((code, isKept), ((int)record.Packed[0] & 3, (record.DosagePresent[0] & 1) != 0));
    }

    /// <summary>A phased heterozygous call tells the haplotypes' dosages where one of them is whole; others are kept.</summary>
    [Theory]
    [InlineData(16384, 16384, true, true, false)]
    [InlineData(16384, -16384, true, false, false)]
    [InlineData(17000, 15768, true, true, false)]
    [InlineData(17000, 15000, true, true, true)]
    [InlineData(16384, 0, false, false, false)]
    [InlineData(20000, 9000, false, false, true)]
    [InlineData(500, 500, false, false, true)]
    public void Haplotypes_give_the_phase(int dosage, int difference, bool isPhased, bool isSwapped, bool isKept)
    {
        var record = Record(dosage, difference);
        DosageCalls.Apply(record, DosageCalls.Distance(0.1));
        Assert.Equal((isPhased, isSwapped), ((record.PhasePresent[0] & 1) != 0, (record.PhaseSwapped[0] & 1) != 0));
        Assert.Equal(isKept, (record.DosagePhasePresent[0] & 1) != 0);
        if (isKept) Assert.True((record.DosagePresent[0] & 1) != 0);
    }

    [Fact]
    public void A_sample_without_a_dosage_is_missing()
    {
        var record = Record(0, null);
        record.DosagePresent[0] = 0;
        DosageCalls.Apply(record, 0);
        Assert.Equal(3UL, record.Packed[0]);
    }

    /// <summary>All dosages there are, at every distance that matters, some samples without one; the last word is not full.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1638)]
    [InlineData(8191)]
    public void Every_width_of_vectors_makes_the_same_calls(int distance)
    {
        var expected = Everything();
        DosageCalls.ApplyUnphased(expected, distance, SimdLevel.Scalar);
        for (var i = 0; i < expected.SampleCount; i++)
        {
            var nearest = (i + 8192) / 16384;
            var isCalled = i % 7 != 3 && Math.Abs(i - (nearest * 16384)) <= distance;
            Assert.Equal(isCalled ? (ulong)nearest : 3, (expected.Packed[i / 32] >> (i % 32 * 2)) & 3);
            Assert.Equal(i % 7 != 3 && i != nearest * 16384, ((expected.DosagePresent[i / 64] >> (i % 64)) & 1) != 0);
        }

        foreach (var level in Enum.GetValues<SimdLevel>().Where(level => level <= Simd.Level))
        {
            var record = Everything();
            DosageCalls.ApplyUnphased(record, distance, level);
            Assert.Equal(expected.Packed, record.Packed);
            Assert.Equal(expected.DosagePresent, record.DosagePresent);
        }
    }

    private static GenotypeRecord Everything()
    {
        var record = new GenotypeRecord(32769) { HasDosage = true };
        record.EnsureDosages();
        for (var i = 0; i < record.SampleCount; i++)
        {
            record.Dosages[i] = (ushort)i;
            if (i % 7 != 3) record.DosagePresent[i / 64] |= 1UL << (i % 64);
        }

        return record;
    }

    private static GenotypeRecord Record(int dosage, int? difference)
    {
        var record = new GenotypeRecord(1) { HasDosage = true, HasPhasedDosage = difference is not null };
        record.EnsureDosages();
        record.EnsurePhasedDosages();
        record.DosagePresent[0] = 1;
        record.Dosages[0] = (ushort)dosage;
        record.DosagePhasePresent[0] = difference is null ? 0UL : 1;
        record.DosageDifferences[0] = (short)(difference ?? 0);
        return record;
    }
}
