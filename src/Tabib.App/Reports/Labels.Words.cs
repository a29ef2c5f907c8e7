using Tabib.Core.Facts;

namespace Tabib.App.Reports;

public sealed partial record Labels
{
    /// <summary>Questions that suit everybody.</summary>
    public IReadOnlyList<string> Questions { get; init; } =
    [
        "What happens if I wait or do nothing?",
        "What are the good and the bad sides of each choice for me?",
        "What can I do myself?",
        "When should we look at this again?",
    ];

    /// <summary>Category of a recommendation to a question about it.</summary>
    public IReadOnlyDictionary<string, string> CategoryQuestions { get; init; } = new Dictionary<string, string>
    {
        ["cardiovascular"] = "What are good blood pressure and cholesterol values for me?",
        ["diabetes"] = "How is my blood sugar, and what would help most?",
        ["kidney"] = "How well do my kidneys work, and how can I protect them?",
        ["screening"] = "Which check suits me, and what follows if it finds something?",
        ["vaccination"] = "Which vaccines do I need, and when?",
        ["medication-safety"] = "Do I still need each of my medicines, and do they go together?",
    };

    /// <summary>Category of scores and recommendations to its heading.</summary>
    public IReadOnlyDictionary<string, string> Categories { get; init; } = new Dictionary<string, string>
    {
        [""] = "Other",
        ["acute care"] = "Acute care",
        ["anthropometry"] = "Body measures",
        ["cardiovascular"] = "Heart and blood vessels",
        ["diabetes"] = "Diabetes",
        ["fluids"] = "Fluids",
        ["kidney"] = "Kidney",
        ["laboratory"] = "Laboratory",
        ["liver"] = "Liver",
        ["medication-safety"] = "Medicines",
        ["metabolic"] = "Metabolism",
        ["prognosis"] = "Prognosis",
        ["screening"] = "Screening",
        ["surgery"] = "Surgery",
        ["vaccination"] = "Vaccination",
        ["vital signs"] = "Vital signs",
    };

    /// <summary>Key of a measure to the title of its chart.</summary>
    public IReadOnlyDictionary<string, string> Measures { get; init; } = new Dictionary<string, string>
    {
        ["blood-pressure"] = "Blood pressure",
        ["heart-rate"] = "Heart rate",
        ["oxygen-saturation"] = "Oxygen saturation",
        ["weight"] = "Body weight",
        ["height"] = "Body height",
        ["body-mass-index"] = "Body mass index",
        ["hba1c"] = "HbA1c",
        ["glucose"] = "Glucose in blood",
        ["cholesterol"] = "Cholesterol",
        ["triglycerides"] = "Triglycerides",
        ["creatinine"] = "Creatinine in blood",
        ["egfr"] = "Filtration rate (eGFR), as reported",
        ["albumin-creatinine"] = "Albumin to creatinine in urine",
        ["potassium"] = "Potassium",
        ["sodium"] = "Sodium",
        ["haemoglobin"] = "Haemoglobin",
        ["platelets"] = "Platelets",
        ["alt"] = "ALT",
        ["inr"] = "INR",
        ["tsh"] = "TSH",
    };

    /// <summary>Key of a line to its label.</summary>
    public IReadOnlyDictionary<string, string> Lines { get; init; } = new Dictionary<string, string>
    {
        ["systolic"] = "systolic",
        ["diastolic"] = "diastolic",
        ["total"] = "total",
        ["ldl"] = "LDL",
        ["hdl"] = "HDL",
    };

    /// <summary>FHIR class code of an encounter to its name.</summary>
    public IReadOnlyDictionary<string, string> VisitClasses { get; init; } = new Dictionary<string, string>
    {
        [""] = "Other visits",
        ["AMB"] = "Outpatient",
        ["EMER"] = "Emergency",
        ["IMP"] = "Inpatient",
        ["ACUTE"] = "Inpatient, acute",
        ["HH"] = "At home",
        ["VR"] = "Remote",
        ["OBSENC"] = "Observation",
    };

    public IReadOnlyDictionary<FactKind, string> Kinds { get; init; } = new Dictionary<FactKind, string>
    {
        [FactKind.Condition] = "problem",
        [FactKind.Medication] = "medicine",
        [FactKind.Procedure] = "procedure",
        [FactKind.Immunization] = "vaccination",
        [FactKind.Encounter] = "visit",
    };

    /// <summary>The heading of a category; a new one as its pack names it.</summary>
    public string OfCategory(string category) => Categories.GetValueOrDefault(category, category);

    public string? QuestionOn(string category) => CategoryQuestions.GetValueOrDefault(category);

    internal string OfMeasure(string key) => Measures.GetValueOrDefault(key, key);

    internal string OfLine(string key) => Lines.GetValueOrDefault(key, key);

    internal string OfVisit(string code) => VisitClasses.GetValueOrDefault(code, code);

    internal string OfKind(FactKind kind) => Kinds.GetValueOrDefault(kind, "");
}
