namespace Tabib.Ingest.Vcf;

/// <summary>Type of an INFO or FORMAT field.</summary>
public enum VcfValueType
{
    Flag,
    Integer,
    Float,
    Character,
    String,
}
