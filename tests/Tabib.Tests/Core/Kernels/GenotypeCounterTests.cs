using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;

namespace Tabib.Tests.Core.Kernels;

public sealed class GenotypeCounterTests
{
    private static readonly Gen<int[]> Codes = Gen.Int[0, 3].Array[0, 1100];

    [Fact]
    public void All_instruction_sets_count_what_a_loop_counts() => Codes.Sample(codes =>
    {
        var buffer = Pack(codes);
        var expected = Expected(codes, _ => true);
        var packed = buffer.Packed.AsSpan(0, buffer.WordCount);
        Assert.Equal(expected, GenotypeCounter.Count(buffer));
        Assert.Equal(expected, GenotypeCounterScalar.Count(packed, codes.Length));
        if (Simd.Choose(null) >= SimdLevel.Vector256) Assert.Equal(expected, GenotypeCounterVector256.Count(packed, codes.Length));
        if (Simd.Choose(null) >= SimdLevel.Vector512) Assert.Equal(expected, GenotypeCounterVector512.Count(packed, codes.Length));
    });

    [Fact]
    public void A_mask_leaves_the_others_out() => Gen.Select(Codes, Gen.Bool.Array[1100]).Sample((codes, chosen) =>
    {
        var buffer = Pack(codes);
        var mask = new SampleMask(chosen.AsSpan(0, codes.Length));
        var expected = Expected(codes, i => chosen[i]);
        Assert.Equal(expected, GenotypeCounter.Count(buffer, mask));
        Assert.Equal(expected, GenotypeCounterScalar.Count(buffer.Packed, mask.Words, mask.Count));
        if (Simd.Choose(null) >= SimdLevel.Vector256) Assert.Equal(expected, GenotypeCounterVector256.Count(buffer.Packed, mask.Words, mask.Count));
        if (Simd.Choose(null) >= SimdLevel.Vector512) Assert.Equal(expected, GenotypeCounterVector512.Count(buffer.Packed, mask.Words, mask.Count));
    });

    [Fact]
    public void A_list_of_exceptions_counts_like_the_calls_it_stands_for() => Gen.Select(Codes, Gen.Int[0, 3], Gen.Bool.Array[1100]).Sample((codes, common, chosen) =>
    {
        var buffer = new GenotypeBuffer(codes.Length) { IsSparse = true, CommonCode = common };
        buffer.EnsureExceptions();
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == common) continue;
            buffer.ExceptionSamples[buffer.ExceptionCount] = i;
            buffer.ExceptionCodes[buffer.ExceptionCount++] = (byte)codes[i];
        }

        Assert.Equal(Expected(codes, _ => true), GenotypeCounter.Count(buffer));
        Assert.Equal(Expected(codes, i => chosen[i]), GenotypeCounter.Count(buffer, new SampleMask(chosen.AsSpan(0, codes.Length))));
    });

    [Fact]
    public void Many_samples_do_not_overflow_a_byte()
    {
        foreach (var code in new[] { 1, 2, 3 })
        {
            var buffer = new GenotypeBuffer(100_000);
            Array.Fill(buffer.Packed, (ulong)code * 0x5555_5555_5555_5555);
            buffer.ClearBeyondLast();
            var counts = GenotypeCounter.Count(buffer);
            Assert.Equal(100_000, code switch { 1 => counts.Heterozygous, 2 => counts.HomozygousAlternate, _ => counts.Missing });
        }
    }

    private static GenotypeCounts Expected(int[] codes, Func<int, bool> chosen)
    {
        int Count(int code) => Enumerable.Range(0, codes.Length).Count(i => codes[i] == code && chosen(i));
        return new GenotypeCounts(Count(0), Count(1), Count(2), Count(3));
    }

    private static GenotypeBuffer Pack(int[] codes)
    {
        var buffer = new GenotypeBuffer(codes.Length);
        for (var i = 0; i < codes.Length; i++) buffer.Packed[i / 32] |= (ulong)codes[i] << (i % 32 * 2);
        return buffer;
    }
}
