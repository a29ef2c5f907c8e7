namespace Tabib.Ingest.Vcf;

/// <summary>What a VCF says before its variants.</summary>
/// <param name="Version">Such as 4.2.</param>
/// <param name="Contigs">Lengths by name, as they stand; −1 where the header states none.</param>
/// <param name="Hints">Texts that may name the reference: reference, assembly.</param>
/// <param name="FileDate">Day of ##fileDate; null where it states none.</param>
/// <param name="Sha256">Of the header's bytes, decompressed, to the end of the #CHROM line; lower-case hexadecimal.</param>
internal sealed record VcfHeader(
    string Version, IReadOnlyList<(string Name, long Length)> Contigs, IReadOnlyList<string> Hints, DateOnly? FileDate, IReadOnlyList<string> Samples, string Sha256);
