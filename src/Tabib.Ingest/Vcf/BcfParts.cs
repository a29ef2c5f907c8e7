namespace Tabib.Ingest.Vcf;

/// <summary>Which parts of a BCF record have not been made text yet.</summary>
[Flags]
internal enum BcfParts
{
    None = 0,
    Site = 1,
    Samples = 2,
}
