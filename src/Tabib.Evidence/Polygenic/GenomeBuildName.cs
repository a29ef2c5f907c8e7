namespace Tabib.Evidence.Polygenic;

/// <summary>Spellings of genome builds.</summary>
internal static class GenomeBuildName
{
    /// <returns>GRCh36, GRCh37, GRCh38, or the text as it is; null where nothing is told.</returns>
    public static string? Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var bare = text.Trim().ToUpperInvariant();
        return bare switch
        {
            "NR" or "NA" or "UNKNOWN" => null,
            "HG18" or "NCBI36" or "GRCH36" or "36" => "GRCh36",
            "HG19" or "B37" or "GRCH37" or "37" => "GRCh37",
            "HG38" or "GRCH38" or "38" => "GRCh38",
            _ when bare.StartsWith("GRCH37", StringComparison.Ordinal) => "GRCh37",
            _ when bare.StartsWith("GRCH38", StringComparison.Ordinal) => "GRCh38",
            _ => text.Trim(),
        };
    }
}
