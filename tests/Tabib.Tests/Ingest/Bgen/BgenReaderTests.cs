using CsCheck;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Bgen;

namespace Tabib.Tests.Ingest.Bgen;

public sealed class BgenReaderTests
{
    private const double Unit = 1.01 / 32768;

    [Fact]
    public void Dosages_of_any_width_ploidy_and_compression_are_those_of_the_probabilities()
    {
        var files =
            from width in Gen.Int[1, 32]
            from isPhased in Gen.Bool
            from compression in Gen.Int[0, 2]
            from ploidies in Gen.Frequency((3, Gen.Const(2)), (1, Gen.Int[-2, 2])).Array[0, 40]
            from seed in Gen.Int
            select Make(width, isPhased, compression, ploidies, seed);
        files.Sample(
            file =>
            {
                var record = Assert.Single(BgenReading.Read(BgenMaking.Layout2(file.Compression, [file.Variant])));
                var dosages = BgenReading.Dosages(record);
                for (var i = 0; i < dosages.Length; i++) Assert.True(double.IsNaN(file.Expected[i]) ? double.IsNaN(dosages[i]) : Math.Abs(file.Expected[i] - dosages[i]) <= 2 * Unit, $"sample {i}: {file.Expected[i]} and {dosages[i]}");
                if (!file.Variant.IsPhased) return;
                for (var i = 0; i < dosages.Length; i++)
                    if (file.Variant.Samples[i].Ploidy == 2) Assert.Equal(file.Differences[i], record.DosageDifferences[i] / 16384.0, 2 * Unit);
            },
            iter: 300);
    }

    [Fact]
    public void Layout_1_has_three_probabilities_a_sample()
    {
        foreach (var compression in (ReadOnlySpan<int>)[0, 1])
        {
            var bytes = BgenMaking.Layout1(compression, 4, [[32768, 0, 0, 0, 32768, 0, 0, 16384, 16384, 0, 0, 0]]);
            Assert.Equal([0, 1, 1.5, double.NaN], BgenReading.Dosages(Assert.Single(BgenReading.Read(bytes))));
        }
    }

    [Fact]
    public void Of_more_than_two_alleles_the_likeliest_genotype_is_called()
    {
        // Genotypes of three alleles: 0/0 0/1 1/1 0/2 1/2 (2/2 is what is left).
        var variant = new BgenMaking.Variant(["A", "G", "T"], false, 8, [new(2, [0, 0, 0, 0, 255]), new(2, [0, 0, 0, 0, 0]), new(2, [100, 100, 0, 0, 0]), new(2, [0, 0, 0, 250, 0]), new(1, [0, 255]), new(-2, [0, 0, 0, 0, 0])]);
        var record = Assert.Single(BgenReading.Read(BgenMaking.Layout2(1, [variant])));
        Assert.False(record.HasDosage);
        var calls = Plink.RecordMaking.ToCalls(record);
        Assert.Equal([(1, 2), (2, 2), (-1, -1), (0, 2), (1, 1), (-1, -1)], calls.Select(call => (call.First, call.Second)));
    }

    [Fact]
    public void Phased_calls_of_more_alleles_keep_their_order()
    {
        var variant = new BgenMaking.Variant(["A", "G", "T"], true, 8, [new(2, [0, 0, 255, 0]), new(2, [0, 255, 0, 0])]);
        var calls = Plink.RecordMaking.ToCalls(Assert.Single(BgenReading.Read(BgenMaking.Layout2(0, [variant]))));
        Assert.Equal([(2, 0, true), (1, 2, true)], calls.Select(call => (call.First, call.Second, call.IsPhased)));
    }

    [Fact]
    public void A_compressed_stream_that_wants_a_dictionary_is_damaged()
    {
        var bytes = BgenMaking.Layout2(1, [new(["A", "G"], false, 8, [new(2, [10, 20])])]);
        var start = bytes.AsSpan(24).IndexOf((byte)0x78) + 24;
        bytes[start + 1] = 0x20;
        Assert.Equal("BGN003", Assert.Throws<ProblemException>(() => BgenReading.Read(bytes).ToArray()).Problem.Code);
    }

    [Fact]
    public void Names_of_samples_are_read()
    {
        var bytes = BgenMaking.Layout2(0, [new(["A", "G"], false, 8, [new(2, [0, 0]), new(2, [0, 0])])], ["s1", "s2"]);
        using var reader = new BgenReader(new MemoryStream(bytes), "x.bgen");
        Assert.Equal(["s1", "s2"], reader.SampleIds);
    }

    [Theory]
    [InlineData(0, "BGN001")]
    [InlineData(17, "BGN001")]
    [InlineData(24, "BGN002")]
    [InlineData(40, "BGN002")]
    public void A_file_cut_off_is_told_as_one(int length, string code)
    {
        var bytes = BgenMaking.Layout2(1, [new(["A", "G"], false, 8, [new(2, [10, 20])])]);
        Assert.Equal(code, Assert.Throws<ProblemException>(() => BgenReading.Read(bytes[..length]).ToArray()).Problem.Code);
    }

    [Fact]
    public void More_than_one_is_no_probability()
    {
        var bytes = BgenMaking.Layout2(0, [new(["A", "G"], false, 8, [new(2, [200, 200])])]);
        var problem = Assert.Throws<ProblemException>(() => BgenReading.Read(bytes).ToArray()).Problem;
        Assert.Equal(("BGN003", "variant 1"), (problem.Code, problem.Location.Path));
    }

    [Fact]
    public void Bytes_behind_the_last_variant_are_no_part_of_the_file()
    {
        byte[] bytes = [.. BgenMaking.Layout2(0, [new(["A", "G"], false, 8, [new(2, [0, 0])])]), 0];
        Assert.Equal("BGN002", Assert.Throws<ProblemException>(() => BgenReading.Read(bytes).ToArray()).Problem.Code);
    }

    private static (BgenMaking.Variant Variant, int Compression, double[] Expected, double[] Differences) Make(int width, bool isPhased, int compression, int[] ploidies, int seed)
    {
        var random = new Random(seed);
        var whole = (1UL << width) - 1;
        ulong Upto(ulong most) => most == ulong.MaxValue ? (ulong)random.NextInt64() : (ulong)random.NextInt64(0, (long)most + 1);
        var (samples, expected, differences) = (new BgenMaking.Sample[ploidies.Length], new double[ploidies.Length], new double[ploidies.Length]);
        for (var i = 0; i < ploidies.Length; i++)
        {
            var ploidy = ploidies[i];
            var none = Upto(whole);
            var other = isPhased ? Upto(whole) : Upto(whole - none);
            samples[i] = new BgenMaking.Sample(ploidy, Math.Abs(ploidy) switch { 0 => [], 1 => [none], _ => [none, other] });
            var (first, second) = (none / (double)whole, other / (double)whole);
            differences[i] = second - first;
            expected[i] = ploidy switch { 2 when isPhased => 2 - first - second, 2 => 2 - (2 * first) - second, 1 => 2 * (1 - first), _ => double.NaN };
        }

        return (new BgenMaking.Variant(["A", "G"], isPhased, width, samples), compression, expected, differences);
    }
}
