using System.Collections.Frozen;

namespace Tabib.App.Fhir;

/// <summary>Codes and profiles of HL7's Genomics Reporting Implementation Guide, STU 3 (3.0.0).</summary>
internal static class GenomicsCodes
{
    public const string Genotype = Profiles + "genotype";
    public const string Haplotype = Profiles + "haplotype";
    public const string TherapeuticImplication = Profiles + "therapeutic-implication";
    public const string MedicationRecommendation = Profiles + "medication-recommendation";
    public const string Report = Profiles + "genomic-report";

    /// <summary>The extension by which a report names the tasks that follow from it.</summary>
    public const string RecommendedAction = Profiles + "recommended-action";

    public const string DiagnosticService = "http://terminology.hl7.org/CodeSystem/v2-0074";
    public const string ObservationCategory = "http://terminology.hl7.org/CodeSystem/observation-category";
    public const string DataAbsentReason = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

    /// <summary>Codes of the guide that LOINC does not have yet.</summary>
    public const string ToBeDetermined = "http://hl7.org/fhir/uv/genomics-reporting/CodeSystem/tbd-codes-cs";

    private const string Profiles = "http://hl7.org/fhir/uv/genomics-reporting/StructureDefinition/";

    /// <summary>Ids of the HUGO Gene Nomenclature Committee, by symbol (genenames.org).</summary>
    public static readonly FrozenDictionary<string, string> Genes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ABCG2"] = "HGNC:74",
        ["CACNA1S"] = "HGNC:1397",
        ["CFTR"] = "HGNC:1884",
        ["CYP2B6"] = "HGNC:2615",
        ["CYP2C19"] = "HGNC:2621",
        ["CYP2C9"] = "HGNC:2623",
        ["CYP2D6"] = "HGNC:2625",
        ["CYP3A4"] = "HGNC:2637",
        ["CYP3A5"] = "HGNC:2638",
        ["CYP4F2"] = "HGNC:2645",
        ["DPYD"] = "HGNC:3012",
        ["G6PD"] = "HGNC:4057",
        ["HLA-A"] = "HGNC:4931",
        ["HLA-B"] = "HGNC:4932",
        ["IFNL3"] = "HGNC:18365",
        ["MT-RNR1"] = "HGNC:7470",
        ["NAT2"] = "HGNC:7646",
        ["NUDT15"] = "HGNC:23063",
        ["RYR1"] = "HGNC:10483",
        ["SLCO1B1"] = "HGNC:10959",
        ["TPMT"] = "HGNC:12014",
        ["UGT1A1"] = "HGNC:12530",
        ["VKORC1"] = "HGNC:23663",
    }.ToFrozenDictionary();

    /// <summary>LOINC answers for phenotypes; what is only likely or possible has none.</summary>
    public static readonly FrozenDictionary<string, string> Phenotypes = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Ultrarapid Metabolizer"] = "LA10315-2",
        ["Rapid Metabolizer"] = "LA25390-8",
        ["Normal Metabolizer"] = "LA25391-6",
        ["Intermediate Metabolizer"] = "LA10317-8",
        ["Poor Metabolizer"] = "LA9657-3",
        ["Increased Function"] = "LA25392-4",
        ["Normal Function"] = "LA25393-2",
        ["Decreased Function"] = "LA25395-7",
        ["Poor Function"] = "LA25394-0",
    }.ToFrozenDictionary();

    /// <summary>LOINC answers for builds of the genome.</summary>
    public static readonly FrozenDictionary<string, string> Builds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["GRCh37"] = "LA14029-5",
        ["GRCh38"] = "LA26806-2",
    }.ToFrozenDictionary();
}
