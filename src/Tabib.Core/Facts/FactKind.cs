namespace Tabib.Core.Facts;

/// <summary>What sort of thing a fact says. The values are stored; never renumber.</summary>
public enum FactKind : byte
{
    /// <summary>Birth date, sex, gender, death, race, language: codes of <see cref="DemographicCodes"/>.</summary>
    Demographic = 1,
    Condition = 2,
    Observation = 3,

    /// <summary>MedicationRequest, -Statement, -Administration or -Dispense.</summary>
    Medication = 4,
    Immunization = 5,
    Procedure = 6,
    Encounter = 7,
    Allergy = 8,
    Report = 9,
    FamilyHistory = 10,
    CarePlan = 11,
    Goal = 12,
    Imaging = 13,
    Device = 14,

    /// <summary>A genome file of the patient: header and index only, calls come elsewhere.</summary>
    Genome = 15,

    /// <summary>A device stream of the patient.</summary>
    Signal = 16,
}
