using Tabib.Core.Genome;
using Tabib.Ingest.PrincipalComponents;

namespace Tabib.Evidence.PopulationGenetics;

/// <summary>Finds the variants of a reference in another genotype set: by place and alleles, in either order, and on the other strand where that can be told.</summary>
/// <remarks>Alleles that read the same on both strands (A/T, C/G) count as they are written where REF and ALT agree, and not at all where they are the other way round.</remarks>
public sealed class ReferenceMatch
{
    private ReferenceMatch(List<MatchedVariant> matched, int[] absent, int[] mismatched, int swapped, int complemented)
    {
        Matched = matched;
        Absent = absent;
        Mismatched = mismatched;
        Swapped = swapped;
        Complemented = complemented;
    }

    /// <summary>In the order of the genotype set.</summary>
    public IReadOnlyList<MatchedVariant> Matched { get; }

    /// <summary>Numbers of the reference's variants that the set lacks.</summary>
    public int[] Absent { get; }

    /// <summary>Numbers of the reference's variants at whose place the set has other alleles, or ambiguous ones.</summary>
    public int[] Mismatched { get; }

    /// <summary>Matches where the counted allele is the set's REF.</summary>
    public int Swapped { get; }

    /// <summary>Matches on the other strand.</summary>
    public int Complemented { get; }

    public static ReferenceMatch Of(PcaReference reference, VariantTable variants, ReadOnlySpan<int> selected)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(variants);
        var places = reference.Variants.Select((variant, number) => (Key: (Chromosome.Of(variant.Chromosome).Canonical, variant.Position), number)).ToLookup(entry => entry.Key, entry => entry.number);
        var names = variants.Chromosomes.Select(chromosome => chromosome.Canonical).ToArray();
        var state = new byte[reference.Variants.Length];
        var matched = new List<MatchedVariant>();
        var (swapped, complemented) = (0, 0);
        foreach (var index in selected)
        {
            foreach (var number in places[(names[variants.ChromosomeIndex(index)], variants.Position(index))])
            {
                if (state[number] == Found) continue;
                state[number] = OtherAlleles;
                if (Match(reference.Variants[number], number, variants, index) is not { } match) continue;
                matched.Add(match.Variant);
                state[number] = Found;
                if (match.Variant.IsSwapped) swapped++;
                if (match.IsComplemented) complemented++;
            }
        }

        int[] In(byte wanted) => [.. Enumerable.Range(0, state.Length).Where(number => state[number] == wanted)];
        return new ReferenceMatch(matched, In(0), In(OtherAlleles), swapped, complemented);
    }

    private const byte OtherAlleles = 1;
    private const byte Found = 2;

    private static (MatchedVariant Variant, bool IsComplemented)? Match(PcaReferenceVariant wanted, int number, VariantTable variants, int index)
    {
        var reference = variants.Reference(index);
        var count = variants.AlternateCount(index);
        var isAmbiguous = Complement(wanted.Counted) == wanted.Other;
        for (var allele = 1; allele <= count; allele++)
        {
            var alternate = System.Text.Encoding.UTF8.GetString(variants.AlternateBytes(index, allele));
            if (Same(alternate, wanted.Counted) && Same(reference, wanted.Other)) return (new MatchedVariant(number, index, allele, false), false);
            if (isAmbiguous) continue;
            if (count == 1 && Same(alternate, wanted.Other) && Same(reference, wanted.Counted)) return (new MatchedVariant(number, index, allele, true), false);
            if (Complement(wanted.Counted) is not { } counted || Complement(wanted.Other) is not { } other) continue;
            if (Same(alternate, counted) && Same(reference, other)) return (new MatchedVariant(number, index, allele, false), true);
            if (count == 1 && Same(alternate, other) && Same(reference, counted)) return (new MatchedVariant(number, index, allele, true), true);
        }

        return null;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>A single base on the other strand; null for anything else.</summary>
    private static string? Complement(string allele) => allele.ToUpperInvariant() switch
    {
        "A" => "T",
        "T" => "A",
        "C" => "G",
        "G" => "C",
        _ => null,
    };
}
