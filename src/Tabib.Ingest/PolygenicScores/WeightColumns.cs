namespace Tabib.Ingest.PolygenicScores;

/// <summary>Which column of a PGS Catalog file holds what; -1 where there is none.</summary>
internal sealed class WeightColumns
{
    private static readonly string[] Complex = ["is_haplotype", "is_diplotype", "is_interaction"];

    private readonly string[] _names;

    public WeightColumns(string[] names)
    {
        _names = names;
        Id = Find("rsID", "rsid", "variant_id");
        HarmonizedId = Find("hm_rsID");
        Chromosome = Find("chr_name");
        Position = Find("chr_position");
        EffectAllele = Find("effect_allele");
        OtherAllele = Find("other_allele", "reference_allele");
        Weight = Find("effect_weight");
        HarmonizedChromosome = Find("hm_chr");
        HarmonizedPosition = Find("hm_pos");
        InferredOtherAllele = Find("hm_inferOtherAllele");
        IsDominant = Find("is_dominant");
        IsRecessive = Find("is_recessive");
        EffectType = Find("effect_type");
        Accession = Find("accession");
        DosageWeights = [Find("dosage_0_weight"), Find("dosage_1_weight"), Find("dosage_2_weight")];
        ComplexFlags = [.. Complex.Select(name => Find(name)).Where(index => index >= 0)];
        int[] used = [Id, HarmonizedId, Chromosome, Position, EffectAllele, OtherAllele, Weight, HarmonizedChromosome, HarmonizedPosition, InferredOtherAllele, IsDominant, IsRecessive, EffectType, Accession, .. DosageWeights, .. ComplexFlags];
        LastUsed = used.Max();
    }

    public int Id { get; }

    public int HarmonizedId { get; }

    public int Chromosome { get; }

    public int Position { get; }

    public int EffectAllele { get; }

    public int OtherAllele { get; }

    public int Weight { get; }

    public int HarmonizedChromosome { get; }

    public int HarmonizedPosition { get; }

    public int InferredOtherAllele { get; }

    public int IsDominant { get; }

    public int IsRecessive { get; }

    /// <summary>additive, dominant or recessive, as pgsc_calc writes it.</summary>
    public int EffectType { get; }

    /// <summary>The score that a row belongs to, where a file holds several.</summary>
    public int Accession { get; }

    public int[] DosageWeights { get; }

    public int[] ComplexFlags { get; }

    public int LastUsed { get; }

    public bool HasDosageWeights => DosageWeights.All(index => index >= 0);

    public string NameOf(int column) => _names[column];

    private int Find(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            if (Array.IndexOf(_names, name) is var index and >= 0) return index;
        return -1;
    }
}
