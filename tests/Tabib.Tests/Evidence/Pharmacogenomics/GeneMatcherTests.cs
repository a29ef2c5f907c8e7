using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Pairs of alleles become bases, and the bases become pairs again.</summary>
public sealed class GeneMatcherTests
{
    private const int PairsOfLargeGene = 3000;

    public static TheoryData<string> Genes => [.. PgxKnowledge.Load().Genes.Where(gene => gene.Calling == CallingMethod.Diplotype).Select(gene => gene.Gene)];

    [Theory]
    [MemberData(nameof(Genes))]
    public void A_phased_pair_is_among_the_candidates(string name)
    {
        var gene = PgxKnowledge.Load().Find(name)!;
        var (matcher, sample) = (new GeneMatcher(gene), new GeneSample(gene.Positions.Count));
        foreach (var (one, other) in Pairs(gene))
        {
            Fill(sample, gene, one, other, phased: true);
            Assert.Contains(Name(gene, one, other), Names(matcher, sample));
        }
    }

    [Theory]
    [MemberData(nameof(Genes))]
    public void An_unphased_pair_is_among_the_candidates_whatever_is_missing(string name)
    {
        var gene = PgxKnowledge.Load().Find(name)!;
        var (matcher, sample, random) = (new GeneMatcher(gene), new GeneSample(gene.Positions.Count), new Random(7));
        foreach (var (one, other) in Pairs(gene))
        {
            Fill(sample, gene, one, other, phased: false);
            for (var i = 0; i < gene.Positions.Count; i++)
            {
                if (random.Next(8) == 0) sample.First[i] = sample.Second[i] = GeneSample.Missing;
            }

            bool Covered(int allele) => gene.Alleles[allele].Cells.Where((cell, i) => cell is not null && sample.IsPresent(i)).Any();
            if (Covered(one) && Covered(other)) Assert.Contains(Name(gene, one, other), Names(matcher, sample));
        }
    }

    [Theory]
    [MemberData(nameof(Genes))]
    public void Candidates_are_those_of_trying_every_pair_on_every_strand(string name)
    {
        var gene = PgxKnowledge.Load().Find(name)!;
        var (matcher, sample, random) = (new GeneMatcher(gene), new GeneSample(gene.Positions.Count), new Random(11));
        for (var round = 0; round < 40; round++)
        {
            Fill(sample, gene, random.Next(gene.Alleles.Count), random.Next(gene.Alleles.Count), phased: false);
            for (var i = 0; i < gene.Positions.Count; i++)
            {
                if (random.Next(10) == 0) sample.First[i] = sample.Second[i] = GeneSample.Missing;
                if (random.Next(3) == 0) (sample.IsPhased[i], sample.PhaseSet[i]) = (true, random.Next(3));
            }

            var groups = new StrandGroups(sample, static _ => true);
            if (groups.Groups.Count > 10) continue;
            Assert.Equal(Brute(gene, sample, groups).Order(StringComparer.Ordinal), Names(matcher, sample).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void A_haploid_sample_has_one_allele()
    {
        var gene = PgxKnowledge.Load().Find("G6PD")!;
        var (matcher, sample) = (new GeneMatcher(gene), new GeneSample(gene.Positions.Count));
        for (var allele = 0; allele < gene.Alleles.Count; allele++)
        {
            Fill(sample, gene, allele, allele, phased: false);
            Array.Fill(sample.Second, GeneSample.Missing);
            Assert.Contains(Names(matcher, sample), name => name == gene.Alleles[allele].Name || name.Split('/').Contains(gene.Alleles[allele].Name));
        }
    }

    private static string Name(GeneFacts gene, int one, int other)
    {
        string Reported(int allele) => gene.Suballeles.GetValueOrDefault(gene.Alleles[allele].Name, gene.Alleles[allele].Name);
        return Diplotype.Of(Reported(one), Reported(other), 0).Name;
    }

    private static HashSet<string> Names(GeneMatcher matcher, GeneSample sample) =>
        [.. matcher.Match(sample, new StrandGroups(sample, static _ => true), isTopOnly: false, static _ => true).Select(pair => pair.Name)];

    /// <summary>All pairs of a small gene, some of a large one.</summary>
    private static IEnumerable<(int One, int Other)> Pairs(GeneFacts gene)
    {
        var count = gene.Alleles.Count;
        if (count * (count + 1) / 2 <= PairsOfLargeGene) return Enumerable.Range(0, count).SelectMany(one => Enumerable.Range(one, count - one).Select(other => (one, other)));
        var random = new Random(3);
        return Enumerable.Range(0, PairsOfLargeGene).Select(_ => (random.Next(count), random.Next(count)));
    }

    private static void Fill(GeneSample sample, GeneFacts gene, int one, int other, bool phased)
    {
        sample.Clear();
        for (var i = 0; i < gene.Positions.Count; i++)
        {
            (sample.First[i], sample.Second[i], sample.IsPhased[i]) = (Code(gene, one, i), Code(gene, other, i), phased);
            if (!phased && sample.First[i] > sample.Second[i]) (sample.First[i], sample.Second[i]) = (sample.Second[i], sample.First[i]);
        }
    }

    /// <summary>The code of an allele's base; of an ambiguous cell the first alternate that it allows.</summary>
    internal static byte Code(GeneFacts gene, int allele, int position)
    {
        var cell = gene.Alleles[allele].Cells[position] ?? Fallback(gene, position);
        for (var code = gene.Positions[position].Alternates.Count; code >= 0; code--)
        {
            if (IupacBases.Matches(cell, gene.Positions[position].Allele(code))) return (byte)code;
        }

        throw new InvalidOperationException($"{gene.Gene} {gene.Alleles[allele].Name} has no base at {gene.Positions[position].Grch38}.");
    }

    private static string Fallback(GeneFacts gene, int position)
    {
        var cell = gene.Alleles[gene.ReferenceAllele].Cells[position]!;
        return IupacBases.IsAmbiguous(cell) ? gene.Positions[position].Reference : cell;
    }

    private static HashSet<string> Brute(GeneFacts gene, GeneSample sample, StrandGroups groups)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        bool Fits(int allele, byte[] strand) => Enumerable.Range(0, strand.Length).All(i => strand[i] == GeneSample.Missing || IupacBases.Matches(gene.Alleles[allele].Cells[i] ?? Fallback(gene, i), gene.Positions[i].Allele(strand[i])))
            && gene.Alleles[allele].Cells.Where((cell, i) => cell is not null && strand[i] != GeneSample.Missing).Any();
        foreach (var (one, other) in Arrangements.Of(sample, groups))
        {
            var (left, right) = (Enumerable.Range(0, gene.Alleles.Count).Where(allele => Fits(allele, one)).ToList(), Enumerable.Range(0, gene.Alleles.Count).Where(allele => Fits(allele, other)).ToList());
            foreach (var first in left)
            {
                foreach (var second in right) found.Add(Name(gene, first, second));
            }
        }

        return found;
    }
}
