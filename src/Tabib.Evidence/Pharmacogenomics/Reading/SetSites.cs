using System.Text;
using Tabib.Core.Genome;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>The variants of a genotype set that lie at defined positions: alleles are compared as bases, so that both builds and any order of alternates are read.</summary>
internal sealed class SetSites
{
    private readonly List<SetSite> _sites = [];
    private readonly List<(DefinedPlace Place, string Reason)> _refused = [];

    public SetSites(IReadOnlyList<GeneFacts> genes, DefinitionIndex index, VariantTable variants, int[] selected)
    {
        Index = index;
        var entry = new CallEntry(genes, index, false, new AlleleDepthRule(false, null));
        var chromosomes = variants.Chromosomes.Select(chromosome => index.Chromosome(chromosome.Name)).ToArray();
        foreach (var variant in selected)
        {
            if (chromosomes[variants.ChromosomeIndex(variant)] is { } chromosome) Add(genes, entry, chromosome, variants, variant);
        }
    }

    public DefinitionIndex Index { get; }

    public IReadOnlyList<SetSite> Sites => _sites;

    /// <summary>Places whose variant has another reference base.</summary>
    public IReadOnlyList<(DefinedPlace Place, string Reason)> Refused => _refused;

    /// <summary>Variants whose reference bases are the definition's.</summary>
    public int Agreeing => _sites.Count;

    public int Differing => _refused.Count;

    private void Add(IReadOnlyList<GeneFacts> genes, CallEntry entry, ChromosomeIndex chromosome, VariantTable variants, int variant)
    {
        var (position, length) = (variants.Position(variant), variants.ReferenceBytes(variant).Length);
        if (position > chromosome.Last) return;
        var isDefined = chromosome.TryFind(position, out var place);
        if (!isDefined && !chromosome.HasVariant(position, position + length - 1) && !((length > 1 || variants.AlternateBytes(variant).Length > 1) && chromosome.MayBeShifted(position))) return;
        var alternates = variants.AlternateBytes(variant) is [(byte)'.'] or [(byte)'0'] ? 0 : variants.AlternateCount(variant);
        string?[] texts = [Spelled(variants.ReferenceBytes(variant)), .. Enumerable.Range(1, alternates).Select(allele => Spelled(variants.AlternateBytes(variant, allele)))];
        if (isDefined)
        {
            var expected = entry.ReferenceOf(place);
            var reference = texts[0] == expected ? 0 : variants.IsReferenceProvisional(variant) ? Array.IndexOf(texts, expected) : -1;
            if (reference >= 0)
            {
                (texts[0], texts[reference]) = (texts[reference], texts[0]);
                _sites.Add(new SetSite(variant, place, new SiteAlleles(genes[place.Gene].Positions[place.Position], texts, Earlier(place)), reference));
                return;
            }

            if (length == 1 && expected.Length == 1)
            {
                _refused.Add((place, $"REF is {Encoding.UTF8.GetString(variants.ReferenceBytes(variant))}, the definition has {expected}"));
                return;
            }
        }

        AddRespelled(genes, entry, chromosome, variant, position, texts);
    }

    /// <summary>A variant that spells a defined change otherwise: longer, or not at its leftmost place.</summary>
    private void AddRespelled(IReadOnlyList<GeneFacts> genes, CallEntry entry, ChromosomeIndex chromosome, int variant, int position, string?[] texts)
    {
        if (texts[0] is not { } reference) return;
        var known = new string?[texts.Length];
        DefinedPlace? target = null;
        for (var allele = 1; allele < texts.Length; allele++)
        {
            if (texts[allele] is not { } text) continue;
            if (!chromosome.TryFind(position, reference, text, out var found))
            {
                // Carriers cannot be told from the others here: nobody's position is filled in.
                foreach (var doubtful in chromosome.Doubtful(position, reference, text)) _refused.Add((doubtful, "the set has a change that may be its own, not at its leftmost place; align it to the left"));
                continue;
            }

            if (target is { } before && before != found.Place) continue;
            target = found.Place;
            known[allele] = genes[found.Place.Gene].Positions[found.Place.Position].Allele(found.Code);
        }

        if (target is not { } place) return;
        known[0] = entry.ReferenceOf(place);
        _sites.Add(new SetSite(variant, place, new SiteAlleles(genes[place.Gene].Positions[place.Position], known, Earlier(place)), 0));
    }

    private static string? Spelled(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.ASCII.GetString(bytes).ToUpperInvariant();
        return text.Length == 0 || text.AsSpan().ContainsAnyExcept("ACGT") ? null : text;
    }

    /// <summary>Of the site's record before this one; null for the first.</summary>
    private SiteAlleles? Earlier(DefinedPlace place) => _sites.FindLast(site => site.Place == place)?.Alleles;
}
