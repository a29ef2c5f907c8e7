using System.Globalization;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>A person who carries two named alleles of a gene, and how a file tells it: in phase or not, in sets, with gaps.</summary>
internal sealed class DrawnPerson
{
    private readonly GeneFacts _gene;

    public DrawnPerson(GeneFacts gene, int one, int other)
    {
        (_gene, One, Other) = (gene, one, other);
        var count = gene.Positions.Count;
        (First, Second, Set) = (new byte[count], new byte[count], new int[count]);
        for (var i = 0; i < count; i++) (First[i], Second[i]) = (GeneMatcherTests.Code(gene, one, i), GeneMatcherTests.Code(gene, other, i));
    }

    public int One { get; }

    public int Other { get; }

    /// <summary>Codes on the strand of <see cref="One"/>; one behind the documented ones is a base that no definition knows.</summary>
    public byte[] First { get; }

    public byte[] Second { get; }

    /// <summary>By position: −1 unphased, 0 phased over the whole chromosome, above it a phase set.</summary>
    public int[] Set { get; }

    public bool IsHaploid { get; init; }

    public string Name => $"{_gene.Alleles[One].Name}/{_gene.Alleles[Other].Name}";

    public void Omit(int position) => First[position] = Second[position] = GeneSample.Missing;

    /// <summary>Heterozygous positions by what is known of their orientation to each other.</summary>
    public List<List<int>> Groups()
    {
        var groups = new List<List<int>>();
        var sets = new Dictionary<int, List<int>>();
        for (var i = 0; i < First.Length; i++)
        {
            if (IsHaploid || First[i] == Second[i]) continue;
            if (Set[i] >= 0 && sets.TryGetValue(Set[i], out var known))
            {
                known.Add(i);
                continue;
            }

            groups.Add([i]);
            if (Set[i] >= 0) sets[Set[i]] = groups[^1];
        }

        return groups;
    }

    /// <param name="allele">A code's number in the record.</param>
    /// <param name="isTurned">The strands change places in the file, all of a set together.</param>
    public string Cell(int position, Func<byte, int> allele, bool isTurned)
    {
        if (First[position] == GeneSample.Missing) return IsHaploid ? "." : "./.";
        var (first, second) = (allele(First[position]), allele(Second[position]));
        if (IsHaploid) return first.ToString(CultureInfo.InvariantCulture);
        if (Set[position] < 0) return $"{Math.Min(first, second)}/{Math.Max(first, second)}";
        if (isTurned) (first, second) = (second, first);
        return Set[position] == 0 ? $"{first}|{second}" : $"{first}|{second}:{Set[position]}";
    }
}
