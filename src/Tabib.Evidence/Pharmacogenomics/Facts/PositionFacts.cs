namespace Tabib.Evidence.Pharmacogenomics.Facts;

/// <summary>One position of a gene's allele definitions.</summary>
/// <param name="Rsid">dbSNP's name; null where there is none.</param>
/// <param name="Grch38">1-based, as in VCF.</param>
/// <param name="Grch37">1-based; null where it is not known.</param>
/// <param name="Reference">REF on GRCh38, parsimonious and left-aligned.</param>
/// <param name="Alternates">In the definition's order, spelled for <paramref name="Reference"/>.</param>
/// <param name="Reference37">REF on GRCh37: another base where the builds differ there.</param>
/// <param name="Names">HGVS of each alternate on GRCh38, such as "g.94761900C&gt;T".</param>
public sealed record PositionFacts(string? Rsid, int Grch38, int? Grch37, string Reference, IReadOnlyList<string> Alternates, string Reference37, IReadOnlyList<string> Names)
{
    /// <summary>Alleles by their code: 0 the reference on GRCh38, then the alternates.</summary>
    public string Allele(int code) => code == 0 ? Reference : Alternates[code - 1];

    /// <summary>How the position is called in messages: its rs number, else its place.</summary>
    public string Name(string chromosome) => Rsid ?? $"chr{chromosome}:{Grch38}";

    /// <summary>Last base (GRCh38, 1-based) of the repeat in which an insertion or deletion may be spelled anywhere; null where the release does not count its copies.</summary>
    public int? RepeatEnd { get; init; }

    /// <summary>Whether one of the alleles is longer than a base.</summary>
    public bool HasLongAllele { get; } = Reference.Length > 1 || Alternates.Any(alternate => alternate.Length > 1);
}
