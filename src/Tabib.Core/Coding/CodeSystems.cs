namespace Tabib.Core.Coding;

/// <summary>Canonical URIs of the code systems that Tabib reads.</summary>
public static class CodeSystems
{
    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";
    public const string Ucum = "http://unitsofmeasure.org";
    public const string Icd10 = "http://hl7.org/fhir/sid/icd-10";
    public const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
    public const string Icd9Cm = "http://hl7.org/fhir/sid/icd-9-cm";
    public const string Cvx = "http://hl7.org/fhir/sid/cvx";
    public const string Atc = "http://www.whocc.no/atc";
    public const string Cpt = "http://www.ama-assn.org/go/cpt";
    public const string Hgnc = "http://www.genenames.org";
    public const string Hpo = "http://human-phenotype-ontology.org";
    public const string ActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    /// <summary>Codes that Tabib itself coins for facts that no code system names.</summary>
    public const string Tabib = "https://tabib.example/codes";

    /// <summary>The short name people know the system by; the URI itself where there is none.</summary>
    public static string ShortName(string system) => system switch
    {
        Loinc => "LOINC",
        Snomed => "SNOMED",
        RxNorm => "RxNorm",
        Ucum => "UCUM",
        Icd10 => "ICD-10",
        Icd10Cm => "ICD-10-CM",
        Icd9Cm => "ICD-9-CM",
        Cvx => "CVX",
        Atc => "ATC",
        Cpt => "CPT",
        Hgnc => "HGNC",
        Hpo => "HPO",
        Tabib => "Tabib",
        _ => system,
    };
}
