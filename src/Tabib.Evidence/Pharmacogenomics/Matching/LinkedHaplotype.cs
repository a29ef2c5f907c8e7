using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>Names a haplotype of a causal and a tagging variant (HapB3 of DPYD) apart from the other alleles of its gene.</summary>
internal sealed class LinkedHaplotype(GeneFacts facts, LinkedVariants linked)
{
    private readonly int _causal = IndexOf(facts, linked.Causal);
    private readonly int _tag = IndexOf(facts, linked.Tag);

    public bool Covers(int position) => position == _causal || position == _tag;

    public bool Names(string allele) => allele == linked.CausalAllele || allele == linked.Haplotype;

    /// <summary>Adds what a strand carries of the haplotype to its names.</summary>
    public List<StrandName> AddTo(List<StrandName> names, byte[] strand, GeneSample sample, List<CallWarning> warnings)
    {
        var (isCausal, isTag) = (Carries(strand[_causal]), Carries(strand[_tag]));
        var carried = isCausal switch
        {
            true => isTag == true ? linked.Haplotype : linked.CausalAllele,
            false => null,
            null => isTag == true ? linked.Haplotype : null,
        };
        if (isTag == true && isCausal == false) warnings.Add(Mismatch());
        if (isTag == true && !sample.IsPresent(_causal)) warnings.Add(TagOnly());
        return carried is null ? names : [.. names.Select(name => name with { Alleles = [.. name.Alleles.Append(carried).Order(AlleleNameOrder.Instance)] })];
    }

    /// <summary>What unphased data hold of the haplotype, by numbers of variants.</summary>
    public List<string> Counted(GeneSample sample, List<CallWarning> warnings)
    {
        var (causal, tag) = (Count(sample, _causal), Count(sample, _tag));
        if (!sample.IsPresent(_causal))
        {
            if (tag > 0) warnings.Add(TagOnly());
            return [.. Enumerable.Repeat(linked.Haplotype, tag)];
        }

        if (!sample.IsPresent(_tag)) return [.. Enumerable.Repeat(linked.CausalAllele, causal)];
        if (causal < tag)
        {
            warnings.Add(Mismatch());
            return causal == 1 ? [linked.Haplotype] : [];
        }

        return [.. Enumerable.Repeat(linked.CausalAllele, causal - tag), .. Enumerable.Repeat(linked.Haplotype, tag)];
    }

    private static int IndexOf(GeneFacts facts, int place)
    {
        for (var i = 0; i < facts.Positions.Count; i++)
        {
            if (facts.Positions[i].Grch38 == place) return i;
        }

        throw new ArgumentException($"{facts.Gene} has no position {place}.", nameof(place));
    }

    private static bool? Carries(byte code) => code == GeneSample.Missing ? null : code != 0;

    private static int Count(GeneSample sample, int position) => (Carries(sample.First[position]) == true ? 1 : 0) + (Carries(sample.Second[position]) == true ? 1 : 0);

    private CallWarning Mismatch() => new("PGX103", $"The variant that tags {linked.Haplotype} (chr{facts.Chromosome}:{linked.Tag}) is there without the one that causes it (chr{facts.Chromosome}:{linked.Causal}).");

    private CallWarning TagOnly() => new("PGX104", $"{linked.Haplotype} is told by its tagging variant alone: chr{facts.Chromosome}:{linked.Causal}, which causes it, is not in the file.");
}
