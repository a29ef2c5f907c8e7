using Tabib.Ingest;

namespace Tabib.Record.Genotypes;

/// <summary>Judges a file by how it begins, not by its name.</summary>
internal static class GenotypeFileFormats
{
    private const int Enough = 20;

    /// <exception cref="Core.Outcomes.ProblemException">The file cannot be read.</exception>
    public static GenotypeFileFormat Judge(string path)
    {
        if (path == InputDiscovery.StandardInput) return GenotypeFileFormat.Vcf;
        if (!File.Exists(path) || Path.GetExtension(path) is ".pgen" or ".bed" or ".bim" or ".fam" or ".pvar" or ".psam") return GenotypeFileFormat.Plink;
        Span<byte> start = stackalloc byte[Enough];
        using var stream = InputStreams.Open(new InputFile(path, path, InputFormat.Unknown, "", 0));
        start = start[..stream.ReadAtLeast(start, Enough, throwOnEndOfStream: false)];
        if (start.Length == Enough && start[16..].SequenceEqual("bgen"u8)) return GenotypeFileFormat.Bgen;
        if (start.StartsWith("##fileformat"u8) || start.StartsWith("BCF"u8)) return GenotypeFileFormat.Vcf;
        return Path.GetExtension(path).Equals(".bgen", StringComparison.OrdinalIgnoreCase) ? GenotypeFileFormat.Bgen : GenotypeFileFormat.Vcf;
    }
}
