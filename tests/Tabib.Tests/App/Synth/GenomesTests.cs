using System.Globalization;
using System.Text.Json;
using Tabib.App.Synth.Genomes;

namespace Tabib.Tests.App.Synth;

public sealed class GenomesTests
{
    private const int People = 4000;

    /// <summary>Chi-square with one degree of freedom at p = 1e-6: some fifty places are tested.</summary>
    private const double Limit = 23.9;

    [Fact]
    public void Alleles_come_in_their_frequency_and_in_hardy_weinberg_proportions()
    {
        for (var gene = 0; gene < Genotypes.Genes.Count; gene++)
        {
            for (var variant = 0; variant < Genotypes.Genes[gene].Variants.Count; variant++)
            {
                var counts = new double[3];
                for (var person = 0; person < People; person++)
                {
                    if (Genotypes.Alternates(3, person, gene, variant) is >= 0 and var alternates) counts[alternates]++;
                }

                var called = counts.Sum();
                var frequency = Genotypes.Genes[gene].FrequencyOf(variant);
                var found = ((2 * counts[2]) + counts[1]) / (2 * called);
                Assert.InRange(called, People * 0.98, People);
                Assert.InRange(Math.Abs(found - frequency), 0, 5 * Math.Sqrt(frequency * (1 - frequency) / (2 * called)));
                if (found * found * called < 5) continue;
                double[] expected = [(1 - found) * (1 - found) * called, 2 * found * (1 - found) * called, found * found * called];
                Assert.InRange(counts.Zip(expected, (count, mean) => (count - mean) * (count - mean) / mean).Sum(), 0, Limit);
            }
        }
    }

    [Fact]
    public void Alleles_of_one_gene_leave_room_for_the_first()
    {
        Assert.All(Genotypes.Genes, gene =>
        {
            Assert.Equal(1, gene.Haplotypes.Sum(haplotype => haplotype.Frequency), 12);
            Assert.All(gene.Haplotypes, haplotype => Assert.InRange(haplotype.Frequency, 0.0005, 0.999));
            Assert.Equal(gene.Haplotypes.Count, gene.Haplotypes.Select(haplotype => haplotype.Carries).Distinct().Count());
        });
    }

    [Fact]
    public void The_file_is_sorted_and_says_what_truth_says()
    {
        using var folder = SynthFolder.Of(30);
        var lines = File.ReadAllLines(Path.Combine(folder.Path, "genomes", "hospital.vcf"));
        Assert.Equal("##fileformat=VCFv4.3", lines[0]);
        var contigs = lines.Where(line => line.StartsWith("##contig=<ID=", StringComparison.Ordinal)).Select(line => line[13..line.IndexOf(',', StringComparison.Ordinal)]).ToArray();
        var samples = lines.Single(line => line.StartsWith("#CHROM", StringComparison.Ordinal)).Split('\t')[9..];
        var rows = lines.Where(line => line[0] != '#').Select(line => line.Split('\t')).ToArray();
        Assert.Equal(27, samples.Length);
        Assert.All(rows, row => Assert.Equal(9 + samples.Length, row.Length));
        var places = rows.Select(row => (Array.IndexOf(contigs, row[0]), int.Parse(row[1], CultureInfo.InvariantCulture))).ToArray();
        Assert.All(places, place => Assert.True(place.Item1 >= 0));
        Assert.Equal(places.Order(), places);
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, "truth.json")));
        foreach (var person in truth.RootElement.GetProperty("people").EnumerateArray().Where(person => person.TryGetProperty("diplotypes", out _)))
        {
            var column = 9 + Array.IndexOf(samples, person.GetProperty("id").GetString());
            foreach (var (gene, rsId, allele) in new[] { ("CYP2C19", "rs4244285", "*2"), ("F5", "rs6025", "Leiden"), ("VKORC1", "rs9923231", "T") })
            {
                var call = rows.Single(row => row[2] == rsId)[column];
                var count = person.GetProperty("diplotypes").GetProperty(gene).GetString()!.Split('/').Count(name => name == allele);
                if (call != "./.") Assert.Equal(count, call.Count(letter => letter == '1'));
            }
        }
    }
}
