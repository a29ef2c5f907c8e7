using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants;

/// <summary>Takes annotated records, in the order of the input.</summary>
public abstract class AnnotatedOutput
{
    /// <param name="added">What is to be said, as fields of INFO: TCSQ, HGVSG, BCSQ and those of other files.</param>
    public abstract void Write(VcfRecord record, ReadOnlySpan<byte> added);
}
