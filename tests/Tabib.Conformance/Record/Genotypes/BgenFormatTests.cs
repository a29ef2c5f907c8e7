using System.Globalization;
using System.IO.Compression;
using Tabib.Core.Genome;
using Tabib.Ingest.Bgen;
using Tabib.Record.Genotypes;

namespace Tabib.Conformance.Record.Genotypes;

/// <summary>BGEN files of others: 1000 Genomes (beside the VCF it was made of), and the format's own example.</summary>
public sealed class BgenFormatTests
{
    /// <summary>The writer of this file lost the last sample on X: plink2, too, reads no ALT allele there.</summary>
    private const int LostCells = 21;

    [Fact]
    public void Genotypes_are_those_of_the_vcf()
    {
        using var sets = new GenotypeSets();
        var bgen = sets.Import(SharedData.Find("genomics/pgs/tiny1000g/tiny1000G.bgen"), "bgen", new GenotypeImportOptions { BgenReference = BgenReference.Last });
        var vcf = sets.Import(SharedData.Find("genomics/pgs/tiny1000g/tiny1000G.vcf.gz"), "vcf");
        var (left, right) = (GenotypeSets.Lines(bgen).ToArray(), GenotypeSets.Lines(vcf).ToArray());
        Assert.Equal(1004, left.Length);
        var others = 0;
        for (var i = 0; i < left.Length; i++)
        {
            var (a, b) = (left[i].Split('\t'), right[i].Split('\t'));
            var differing = Enumerable.Range(0, a.Length).Where(k => a[k] != b[k]).ToArray();
            others += differing.Length;
            Assert.All(differing, k => Assert.True(k == a.Length - 1 && a[0].StartsWith("X:", StringComparison.Ordinal)));
        }

        Assert.Equal(LostCells, others);
    }

    [Fact]
    public void The_example_of_eight_bits_is_read_whole()
    {
        using var reader = new BgenReader(SharedData.Find("genomics/formats/bgen/example.8bits.bgen"));
        using var decoder = new BgenDecoder(reader);
        var block = new BgenBlock();
        var record = new GenotypeRecord(reader.SampleCount);
        var variants = 0;
        while (reader.ReadBlock(block))
        {
            for (var i = 0; i < block.Count; i++, variants++)
            {
                decoder.Decode(block, i, 0.9, record);
                Assert.True(record.HasDosage);
                Assert.InRange(decoder.Information ?? 1, -1, 1 + 1e-9);
            }
        }

        Assert.Equal((199, 500), (variants, reader.SampleCount));
        Assert.Equal(reader.SampleCount, OxfordSamples.Read(SharedData.Find("genomics/formats/bgen/example.sample")).Count);
    }

    /// <summary>Hail's table of information scores. Those of the first 79 variants and of the last are of other probabilities than the .gen has: 17 are above 1, which no probabilities that add up to one can give
    /// (1 less a mean of variances), and in the .gen all do to twelve digits; neither another order of the three, nor most likely calls, phred-scaled likelihoods or the ratio of variances gives them. Their numbers of samples are held.</summary>
    [Fact]
    public void Information_scores_are_those_of_the_table()
    {
        var truth = File.ReadLines(SharedData.Find("genomics/popgen/infoScoreTest.result")).Select(line => line.Split(' ')).ToDictionary(fields => fields[1]);
        var compared = 0;
        using var text = new StreamReader(new GZipStream(File.OpenRead(SharedData.Find("genomics/popgen/infoScoreTest.gen.gz")), CompressionMode.Decompress));
        for (var row = 1; text.ReadLine() is { } line; row++)
        {
            var fields = line.Split(' ');
            var info = new ImputeInfo();
            for (var i = 6; i + 2 < fields.Length; i += 3)
            {
                var (none, one, two) = (Number(fields[i]), Number(fields[i + 1]), Number(fields[i + 2]));
                if (none + one + two > 0.5) info.Add(one, two);
            }

            var expected = truth[fields[1]];
            Assert.Equal(int.Parse(expected[4], CultureInfo.InvariantCulture), info.Count);
            if (expected[3] == "None") Assert.Null(info.Score);
            else if (row is >= 80 and < 144)
            {
                Assert.Equal(Number(expected[3]), info.Score!.Value, 1e-6);
                compared++;
            }
        }

        Assert.Equal(63, compared);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
