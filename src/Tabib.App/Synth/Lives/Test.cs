namespace Tabib.App.Synth.Lives;

/// <summary>A measurement that the model makes, with both ways of reporting it.</summary>
/// <param name="loinc">For the conventional unit.</param>
/// <param name="unit">Conventional unit, UCUM; the model's values are in it.</param>
/// <param name="decimals">Digits after the point that the laboratory reports.</param>
/// <param name="kind">Category of the observation: vital-signs, laboratory or social-history.</param>
internal sealed class Test(string loinc, string display, string unit, int decimals, string kind = Test.Laboratory)
{
    public const string Laboratory = "laboratory";

    public const string VitalSigns = "vital-signs";

    public const string SocialHistory = "social-history";

    public static readonly Test Systolic = new("8480-6", "Systolic blood pressure", "mm[Hg]", 0, VitalSigns);
    public static readonly Test Diastolic = new("8462-4", "Diastolic blood pressure", "mm[Hg]", 0, VitalSigns);
    public static readonly Test HeartRate = new("8867-4", "Heart rate", "/min", 0, VitalSigns);
    public static readonly Test Temperature = new("8310-5", "Body temperature", "Cel", 1, VitalSigns);
    public static readonly Test Saturation = new("59408-5", "Oxygen saturation by pulse oximetry", "%", 0, VitalSigns);
    public static readonly Test RespiratoryRate = new("9279-1", "Respiratory rate", "/min", 0, VitalSigns);
    public static readonly Test Weight = new("29463-7", "Body weight", "kg", 1, VitalSigns);
    public static readonly Test Height = new("8302-2", "Body height", "cm", 0, VitalSigns);
    public static readonly Test BodyMassIndex = new("39156-5", "Body mass index", "kg/m2", 1, VitalSigns);
    public static readonly Test PackYears = new("8664-5", "Cigarettes smoked total (pack per year)", "{PackYears}", 0, SocialHistory);
    public static readonly Test DrinksPerDay = new("74013-4", "Alcoholic drinks per day", "{drinks}/d", 1, SocialHistory);

    public static readonly Test Creatinine = new("2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL", 2) { Si = new("14682-9", "umol/L", 88.42, 0) };
    public static readonly Test UreaNitrogen = new("3094-0", "Urea nitrogen [Mass/volume] in Serum or Plasma", "mg/dL", 0);
    public static readonly Test Sodium = new("2951-2", "Sodium [Moles/volume] in Serum or Plasma", "mmol/L", 0);
    public static readonly Test Potassium = new("2823-3", "Potassium [Moles/volume] in Serum or Plasma", "mmol/L", 1);
    public static readonly Test Chloride = new("2075-0", "Chloride [Moles/volume] in Serum or Plasma", "mmol/L", 0);
    public static readonly Test Bicarbonate = new("1963-8", "Bicarbonate [Moles/volume] in Serum or Plasma", "mmol/L", 0);
    public static readonly Test Calcium = new("17861-6", "Calcium [Mass/volume] in Serum or Plasma", "mg/dL", 1);
    public static readonly Test TotalCholesterol = new("2093-3", "Cholesterol [Mass/volume] in Serum or Plasma", "mg/dL", 0) { Si = new("14647-2", "mmol/L", 1 / 38.67, 1) };
    public static readonly Test Hdl = new("2085-9", "Cholesterol in HDL [Mass/volume] in Serum or Plasma", "mg/dL", 0) { Si = new("14646-4", "mmol/L", 1 / 38.67, 2) };
    public static readonly Test Ldl = new("2089-1", "Cholesterol in LDL [Mass/volume] in Serum or Plasma", "mg/dL", 0) { Si = new("22748-8", "mmol/L", 1 / 38.67, 1) };
    public static readonly Test Triglycerides = new("2571-8", "Triglyceride [Mass/volume] in Serum or Plasma", "mg/dL", 0) { Si = new("14927-8", "mmol/L", 1 / 88.57, 1) };
    public static readonly Test HbA1c = new("4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood", "%", 1);
    public static readonly Test FastingGlucose = new("1558-6", "Fasting glucose [Mass/volume] in Serum or Plasma", "mg/dL", 0) { Si = new("14771-0", "mmol/L", 1 / 18.016, 1) };
    public static readonly Test UrineAlbuminRatio = new("9318-7", "Albumin/Creatinine [Mass Ratio] in Urine", "mg/g", 0);
    public static readonly Test Albumin = new("1751-7", "Albumin [Mass/volume] in Serum or Plasma", "g/dL", 1) { Si = new("1751-7", "g/L", 10, 0) };
    public static readonly Test Bilirubin = new("1975-2", "Bilirubin.total [Mass/volume] in Serum or Plasma", "mg/dL", 1) { Si = new("14631-6", "umol/L", 17.10, 0) };
    public static readonly Test Alt = new("1742-6", "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma", "U/L", 0);
    public static readonly Test Ast = new("1920-8", "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma", "U/L", 0);
    public static readonly Test Haemoglobin = new("718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", 1) { Si = new("718-7", "g/L", 10, 0) };
    public static readonly Test Leukocytes = new("6690-2", "Leukocytes [#/volume] in Blood by Automated count", "10*3/uL", 1) { Si = new("6690-2", "10*9/L", 1, 1) };
    public static readonly Test Platelets = new("777-3", "Platelets [#/volume] in Blood by Automated count", "10*3/uL", 0) { Si = new("777-3", "10*9/L", 1, 0) };
    public static readonly Test Inr = new("6301-6", "INR in Platelet poor plasma by Coagulation assay", "1", 1);
    public static readonly Test Bnp = new("30934-4", "Natriuretic peptide B [Mass/volume] in Serum or Plasma", "pg/mL", 0);
    public static readonly Test Thyrotropin = new("3016-3", "Thyrotropin [Units/volume] in Serum or Plasma", "m[IU]/L", 2);
    public static readonly Test CReactiveProtein = new("1988-5", "C reactive protein [Mass/volume] in Serum or Plasma", "mg/L", 0);

    public string Loinc { get; } = loinc;

    public string Display { get; } = display;

    public string Unit { get; } = unit;

    public int Decimals { get; } = decimals;

    public string Kind { get; } = kind;

    /// <summary>The other way of reporting; null where both laboratories report alike.</summary>
    public SiReport? Si { get; init; }
}
