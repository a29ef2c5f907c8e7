namespace Tabib.App.Synth.Genomes;

/// <summary>Variants that are inherited together, and the named alleles they make. Whoever has no other allele has the first one.</summary>
internal sealed class Gene
{
    private Gene(string name, IReadOnlyList<Variant> variants, IReadOnlyList<Haplotype> haplotypes) => (Name, Variants, Haplotypes) = (name, variants, haplotypes);

    public string Name { get; }

    public IReadOnlyList<Variant> Variants { get; }

    public IReadOnlyList<Haplotype> Haplotypes { get; }

    /// <param name="variants">"chr10:94761900 rs12248560 C T", one a line.</param>
    /// <param name="alleles">"*2 0.17 rs12769205 rs4244285", one a line; the first line's frequency is what the others leave.</param>
    public static Gene Parse(string name, string variants, string alleles)
    {
        var places = Lines(variants).Select(ParseVariant).ToArray();
        var haplotypes = Lines(alleles).Select(line => ParseHaplotype(line, places)).ToArray();
        haplotypes[0] = haplotypes[0] with { Frequency = 1 - haplotypes.Skip(1).Sum(haplotype => haplotype.Frequency) };
        return new Gene(name, places, haplotypes);
    }

    /// <summary>Two alleles drawn independently: Hardy-Weinberg proportions.</summary>
    /// <returns>Indexes into <see cref="Haplotypes"/>, ascending.</returns>
    public (int First, int Second) Draw(Draws draws)
    {
        var (one, other) = (DrawOne(draws.Uniform()), DrawOne(draws.Uniform()));
        return one <= other ? (one, other) : (other, one);
    }

    /// <summary>Share of chromosomes with the alternate allele.</summary>
    public double FrequencyOf(int variant) => Haplotypes.Where(haplotype => (haplotype.Carries >> variant & 1) != 0).Sum(haplotype => haplotype.Frequency);

    private int DrawOne(double uniform)
    {
        for (var i = Haplotypes.Count - 1; i > 0; i--)
        {
            uniform -= Haplotypes[i].Frequency;
            if (uniform < 0) return i;
        }

        return 0;
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Variant ParseVariant(string line)
    {
        var parts = line.Split(' ');
        var place = parts[0].Split(':');
        return new Variant(place[0], int.Parse(place[1], System.Globalization.CultureInfo.InvariantCulture), parts[1], parts[2], parts[3]);
    }

    private static Haplotype ParseHaplotype(string line, Variant[] variants)
    {
        var parts = line.Split(' ');
        var carries = 0u;
        foreach (var rsId in parts.Skip(2)) carries |= 1u << Array.FindIndex(variants, variant => variant.RsId == rsId);
        return new Haplotype(parts[0].Replace('_', ' '), double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture), carries);
    }
}
