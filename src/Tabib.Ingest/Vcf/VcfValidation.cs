namespace Tabib.Ingest.Vcf;

/// <summary>Which rules of the specification a reader holds a file to.</summary>
public enum VcfValidation
{
    /// <summary>Only what must be so for a record to be read: eight columns, a position. A line that is no record is refused, the others go on.</summary>
    Structure,

    /// <summary>All rules; what breaks them is reported as a warning and taken.</summary>
    Lenient,

    /// <summary>All rules; what breaks them is reported as an error, and the reading goes on.</summary>
    Check,

    /// <summary>All rules; the first that is broken stops the reading.</summary>
    Strict,
}
