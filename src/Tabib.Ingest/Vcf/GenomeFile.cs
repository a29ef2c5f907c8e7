namespace Tabib.Ingest.Vcf;

/// <summary>What a genome file is, as its DocumentReference says it.</summary>
/// <param name="Code">vcf, bcf or pgen.</param>
/// <param name="Format">Code of the format with its version.</param>
/// <param name="ContentType">Media type of the file as it lies on disk.</param>
/// <param name="Compression">none, gzip, zstd or bgzf.</param>
/// <param name="Index">Name of the index beside it; null where there is none.</param>
internal sealed record GenomeFile(string Code, string Display, string Format, string FormatDisplay, string ContentType, string Compression, string? Index)
{
    public static GenomeFile OfVcf(VcfHeader header, GenomeStorage storage) =>
        new("vcf", "Variant calls (VCF)", "vcf-" + header.Version, "VCF " + header.Version, storage.ContentType, storage.Compression, storage.Index);

    public static GenomeFile OfBcf(GenomeStorage storage) => new("bcf", "Variant calls (BCF)", "bcf-2", "BCF 2", storage.ContentType, storage.Compression, storage.Index);

    /// <summary>PLINK 2's genotypes, with .pvar and .psam beside them.</summary>
    public static GenomeFile GenotypeSet { get; } = new("pgen", "Genotypes (PLINK 2)", "pgen", "PLINK 2 pgen", "application/octet-stream", "none", null);
}
