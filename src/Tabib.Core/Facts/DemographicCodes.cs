using Tabib.Core.Coding;

namespace Tabib.Core.Facts;

/// <summary>Codes of the facts that a Patient resource itself states.</summary>
public static class DemographicCodes
{
    /// <summary>LOINC 21112-8; the value is a date.</summary>
    public static readonly Code BirthDate = new(CodeSystems.Loinc, "21112-8");

    /// <summary>LOINC 76689-9, sex assigned at birth; the value is a code "female" or "male". From the birth-sex extension, else administrative gender (then <see cref="Fact.Category"/> is "inferred-from-gender").</summary>
    public static readonly Code Sex = new(CodeSystems.Loinc, "76689-9");

    /// <summary>LOINC 46098-0, administrative gender as FHIR gives it.</summary>
    public static readonly Code Gender = new(CodeSystems.Loinc, "46098-0");

    /// <summary>LOINC 31211-6, date of death; the value is a date, or true where only the fact of death is known.</summary>
    public static readonly Code Death = new(CodeSystems.Loinc, "31211-6");

    /// <summary>LOINC 32624-9; the value is a code.</summary>
    public static readonly Code Race = new(CodeSystems.Loinc, "32624-9");

    /// <summary>LOINC 69490-1; the value is a code.</summary>
    public static readonly Code Ethnicity = new(CodeSystems.Loinc, "69490-1");

    /// <summary>The name people call the patient by; the value is a text.</summary>
    public static readonly Code Name = new(CodeSystems.Loinc, "54125-0");
}
