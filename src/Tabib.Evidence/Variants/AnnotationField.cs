using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants;

/// <summary>A field of an annotation file that is copied to the variants it knows.</summary>
/// <param name="Source">INFO key of the annotation file; "ID" for its ID column.</param>
/// <param name="Target">INFO key in the result.</param>
public sealed record AnnotationField(string Source, string Target)
{
    /// <summary>ClinVar's files: significance, review status, condition, and the number of the variation.</summary>
    public static IReadOnlyList<AnnotationField> ClinVar { get; } =
        [new("CLNSIG", "CLNSIG"), new("CLNSIGCONF", "CLNSIGCONF"), new("CLNREVSTAT", "CLNREVSTAT"), new("CLNDN", "CLNDN"), new("ID", "ClinVar_ID")];

    /// <summary>gnomAD's files: allele frequency and counts, and the highest frequency of a population.</summary>
    public static IReadOnlyList<AnnotationField> Gnomad { get; } =
        [new("AF", "gnomAD_AF"), new("AC", "gnomAD_AC"), new("AN", "gnomAD_AN"), new("nhomalt", "gnomAD_nhomalt"), new("AF_popmax", "gnomAD_AF_popmax"), new("AF_grpmax", "gnomAD_AF_grpmax"), new("faf95_popmax", "gnomAD_faf95_popmax")];

    /// <summary>Reads "AF", or "gnomAD_AF=AF" for another name in the result.</summary>
    public static AnnotationField Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new AnnotationField(text, text) : new AnnotationField(text[(equals + 1)..], text[..equals]);
    }

    /// <summary>The header line of the result.</summary>
    public string HeaderLine(VcfHeader source, string file)
    {
        ArgumentNullException.ThrowIfNull(source);
        var definition = source.Infos.GetValueOrDefault(Source);
        var type = definition is null || definition.Type is VcfValueType.Flag or VcfValueType.Character ? "String" : definition.Type.ToString();
        var description = definition?.Description.Replace("\\", "", StringComparison.Ordinal).Replace("\"", "'", StringComparison.Ordinal) ?? "ID column";
        return $"##INFO=<ID={Target},Number={(definition is { Number.Kind: VcfNumberKind.AlternateAlleles } ? "A" : ".")},Type={type},Description=\"{Source} of {file}: {description}\">";
    }
}
