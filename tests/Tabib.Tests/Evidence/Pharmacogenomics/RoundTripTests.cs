using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Pairs of named alleles become a VCF, which is read and called as any other: the calls are those of trying every arrangement.</summary>
public sealed class RoundTripTests : IDisposable
{
    private const int PairsOfLargeGene = 120;

    /// <summary>More groups of unknown orientation are not tried one by one.</summary>
    private const int MostGroups = 12;

    private static readonly PgxCaller Caller = new(PgxKnowledge.Load());
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-pgxround-").FullName;

    public enum Telling
    {
        Phased,
        Unphased,
        PhaseSets,
        Gaps,
        Undocumented,
        Haploid,
    }

    public static TheoryData<string, Telling> Cases
    {
        get
        {
            var cases = new TheoryData<string, Telling>();
            foreach (var gene in Caller.Knowledge.Genes.Where(gene => gene.Alleles.Count > 0))
            {
                foreach (var telling in Enum.GetValues<Telling>().Where(telling => telling != Telling.Haploid || gene.Chromosome == "X")) cases.Add(gene.Gene, telling);
            }

            return cases;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_pair_comes_back(string gene, Telling telling) => Try(Caller.Knowledge.Find(gene)!, telling, PairsOfLargeGene);

    [Theory(Explicit = true)]
    [MemberData(nameof(Cases))]
    public void Every_pair_comes_back(string gene, Telling telling) => Try(Caller.Knowledge.Find(gene)!, telling, int.MaxValue);

    [Fact]
    public void No_two_alleles_tell_the_same_story()
    {
        // Were there any, phased data could not tell them apart, and a call would have to say so.
        var several = new List<string>();
        foreach (var gene in Caller.Knowledge.Genes.Where(gene => gene.Calling == CallingMethod.Diplotype))
        {
            for (var allele = 0; allele < gene.Alleles.Count; allele++)
            {
                List<string> top = [.. Top(PairEnumeration.Candidates(gene, new DrawnPerson(gene, allele, allele)))];
                if (top is not [var only] || only != PairEnumeration.Name(gene, allele, allele)) several.Add($"{gene.Gene} {gene.Alleles[allele].Name}: {string.Join(" ; ", top)}");
            }
        }

        Assert.Equal([], several);
    }

    private void Try(GeneFacts gene, Telling telling, int most)
    {
        var random = new Random(HashCode(gene.Gene) + (int)telling);
        var pairs = Pairs(gene, telling == Telling.Haploid, most, random);
        const int perFile = 2000;
        for (var from = 0; from < pairs.Count; from += perFile)
        {
            var people = pairs.Skip(from).Take(perFile).Select(pair => Draw(gene, telling, pair.One, pair.Other, random)).ToList();
            var calls = Caller.Call(Write(gene, people, telling), new PgxCallOptions { Build = "GRCh38", Genes = [gene.Gene], ResearchCyp2d6 = true, Threads = 2 }).Select(sample => sample.Genes.Single()).ToList();
            Assert.Equal(people.Count, calls.Count);
            for (var i = 0; i < people.Count; i++)
            {
                if (gene.Calling == CallingMethod.LowestFunction) CheckLowest(gene, people[i], calls[i]);
                else Check(gene, people[i], calls[i]);
            }
        }
    }

    private static void Check(GeneFacts gene, DrawnPerson person, GeneCall call)
    {
        var groups = person.Groups();
        if (groups.Count > MostGroups) return;
        var candidates = PairEnumeration.Candidates(gene, person);
        List<string> expected = [.. Top(candidates)];
        if (gene.RequiredPositions.Any(place => person.First[gene.Positions.ToList().FindIndex(position => position.Grch38 == place)] == GeneSample.Missing)) expected = [];
        else if (gene.Priorities.Count > 0 && groups.Count > 1) expected = gene.Priorities.FirstOrDefault(priority => priority.Candidates.All(candidates.ContainsKey)) is { } chosen ? [chosen.Pick] : [.. candidates.Keys];
        Assert.True(expected.Order(StringComparer.Ordinal).SequenceEqual(call.Diplotypes.Select(pair => pair.Name).Order(StringComparer.Ordinal)),
            $"{gene.Gene} {person.Name}: {string.Join(" ; ", call.Diplotypes.Select(pair => pair.Name))}, not {string.Join(" ; ", expected)}");
        if (!person.Set.All(set => set == 0) || IsUndocumented(gene, person)) return;
        var drawn = PairEnumeration.Name(gene, person.One, person.Other);
        Assert.Equal(person.IsHaploid ? drawn.Split('/')[0] : drawn, Assert.Single(call.Diplotypes).Name);
    }

    private static void CheckLowest(GeneFacts gene, DrawnPerson person, GeneCall call)
    {
        var isPhased = person.Groups().Count <= 1;
        var name = PairEnumeration.Name(gene, person.One, person.Other);
        var isWhole = !IsUndocumented(gene, person) && !Array.Exists(person.First, code => code == GeneSample.Missing);
        if (isPhased && isWhole) Assert.Contains(name, call.Diplotypes.Select(pair => pair.Name));
        if (person.Set.Any(set => set > 0) && isWhole) Assert.True(call.Diplotypes.Any(pair => pair.Name == name), $"{gene.Gene} {name}: {string.Join(" ; ", call.Diplotypes.Select(pair => pair.Name))}");
        if (isPhased || person.Set.Any(set => set >= 0) || person.Groups().Count > MostGroups || IsUndocumented(gene, person)) return;
        bool IsLinked(string allele) => gene.Linked is { } linked && (allele == linked.CausalAllele || allele == linked.Haplotype);
        var carried = PairEnumeration.Carried(gene, person).Where(pair => !IsLinked(pair.Key)).ToDictionary();
        var reference = gene.Alleles[gene.ReferenceAllele].Name;
        Assert.Equal(carried.Keys.Where(allele => allele != reference).Order(StringComparer.Ordinal), call.Haplotypes.Where(allele => !IsLinked(allele) && allele != reference).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(carried.Where(pair => pair.Value && pair.Key != reference).Select(pair => pair.Key).Order(StringComparer.Ordinal), call.Haplotypes.GroupBy(allele => allele).Where(group => group.Count() > 1 && !IsLinked(group.Key)).Select(group => group.Key).Order(StringComparer.Ordinal));
    }

    private static bool IsUndocumented(GeneFacts gene, DrawnPerson person) =>
        Enumerable.Range(0, gene.Positions.Count).Any(i => (person.First[i] != GeneSample.Missing && person.First[i] > gene.Positions[i].Alternates.Count) || (person.Second[i] != GeneSample.Missing && person.Second[i] > gene.Positions[i].Alternates.Count));

    private static IEnumerable<string> Top(Dictionary<string, int> candidates) => candidates.Count == 0 ? [] : candidates.Where(pair => pair.Value == candidates.Values.Max()).Select(pair => pair.Key);

    private static DrawnPerson Draw(GeneFacts gene, Telling telling, int one, int other, Random random)
    {
        var person = new DrawnPerson(gene, one, other) { IsHaploid = telling == Telling.Haploid };
        for (var i = 0; i < person.Set.Length; i++)
        {
            person.Set[i] = telling switch
            {
                Telling.Unphased or Telling.Gaps => -1,
                Telling.PhaseSets => (i * 3 / person.Set.Length) + 1,
                _ => 0,
            };
            if (telling == Telling.Gaps && random.Next(8) == 0) person.Omit(i);
        }

        if (telling != Telling.Undocumented) return person;
        List<int> single = [.. Enumerable.Range(0, gene.Positions.Count).Where(i => !gene.Positions[i].HasLongAllele)];
        if (single.Count == 0 || gene.Positions.All(position => Unknown(position) is null)) return person;
        var changed = single[random.Next(single.Count)];
        if (Unknown(gene.Positions[changed]) is not null) (random.Next(2) == 0 ? person.First : person.Second)[changed] = (byte)(gene.Positions[changed].Alternates.Count + 1);
        return person;
    }

    private string Write(GeneFacts gene, List<DrawnPerson> people, Telling telling)
    {
        var vcf = new PgxVcf([.. people.Select((_, i) => $"p{i}")]);
        var turned = new Random(people.Count);
        var turns = people.Select(_ => turned.Next(8)).ToArray();
        for (var i = 0; i < gene.Positions.Count; i++)
        {
            var position = gene.Positions[i];
            List<string> alternates = [.. position.Alternates, .. telling == Telling.Undocumented && Unknown(position) is { } letter ? [letter] : Array.Empty<string>()];
            var place = i;
            vcf.Row("chr" + gene.Chromosome, position.Grch38, position.Reference, string.Join(',', alternates), "GT:PS", [.. people.Select((person, number) => person.Cell(place, code => code, person.Set[place] >= 0 && (turns[number] >> Math.Max(0, person.Set[place] - 1) & 1) != 0))]);
        }

        return vcf.Save(_folder, "pairs.vcf");
    }

    /// <summary>A base that no definition has at a position of single bases; null where there is none.</summary>
    private static string? Unknown(PositionFacts position) => position.HasLongAllele ? null : new[] { "A", "C", "G", "T" }.FirstOrDefault(letter => letter != position.Reference && !position.Alternates.Contains(letter));

    private static List<(int One, int Other)> Pairs(GeneFacts gene, bool isHaploid, int most, Random random)
    {
        var count = gene.Alleles.Count;
        List<(int One, int Other)> pairs = isHaploid ? [.. Enumerable.Range(0, count).Select(allele => (allele, allele))] : [.. Enumerable.Range(0, count).SelectMany(one => Enumerable.Range(one, count - one).Select(other => (one, other)))];
        if (pairs.Count <= most) return pairs;
        var drawn = pairs.ToArray();
        random.Shuffle(drawn);
        return [.. drawn.Take(most)];
    }

    /// <summary>The same in every process.</summary>
    private static int HashCode(string text) => text.Aggregate(17, (hash, letter) => (hash * 31) + letter & 0xFFFF);
}
