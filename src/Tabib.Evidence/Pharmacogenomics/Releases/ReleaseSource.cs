namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>A file that facts were taken from, as the import manifest names it.</summary>
/// <param name="File">Relative to the release's folder.</param>
/// <param name="Sha256">Of its content, decompressed.</param>
/// <param name="Gene">Null for a file of several genes.</param>
/// <param name="Version">As the release states it; null where it does not.</param>
/// <param name="Modified">The date that the release gives its file; null for none.</param>
public sealed record ReleaseSource(string File, string Sha256, string? Gene = null, string? Version = null, string? Modified = null);
