namespace Tabib.Ingest;

/// <summary>What a file holds, judged by its first bytes, not by its name alone.</summary>
public enum InputFormat
{
    Unknown,

    /// <summary>One FHIR resource or Bundle as JSON.</summary>
    FhirJson,

    /// <summary>One FHIR resource a line.</summary>
    FhirNdjson,

    /// <summary>Delimited observations (CSV, TSV).</summary>
    ObservationTable,

    /// <summary>Counts of cases by date and place.</summary>
    CaseCounts,

    /// <summary>HL7 v2 messages.</summary>
    Hl7v2,

    Vcf,
    Dicom,
    Image,

    /// <summary>A list of patients (CSV, TSV).</summary>
    PatientTable,

    /// <summary>Delimited text whose columns mean nothing known: it needs a mapping.</summary>
    Table,

    /// <summary>VCF in its binary form.</summary>
    Bcf,
}
