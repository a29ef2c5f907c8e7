namespace Tabib.Ingest.Vcf;

/// <summary>Type of an INFO or FORMAT field.</summary>
#pragma warning disable CA1720 // The names are the specification's own.
public enum VcfValueType
{
    Flag,
    Integer,
    Float,
    Character,
    String,
}
#pragma warning restore CA1720
