using Tabib.Core.Coding;

namespace Tabib.App.Reports;

/// <summary>Something whose course is worth a chart, and the codes it is recorded under.</summary>
/// <param name="Key">Name of its titles in <see cref="Labels"/>.</param>
/// <param name="Lines">A key of its label and LOINC codes each; an only line has no label.</param>
/// <param name="Analyte">LOINC code that mass and substance are converted by; null where none is needed.</param>
/// <param name="ChildrenOnly">Shown below 20 years alone.</param>
internal sealed record TrendMeasure(string Key, IReadOnlyList<(string Key, IReadOnlyList<Code> Codes)> Lines, string? Analyte = null, bool ChildrenOnly = false)
{
    public static IReadOnlyList<TrendMeasure> All { get; } =
    [
        new("blood-pressure", [("systolic", Loinc("8480-6")), ("diastolic", Loinc("8462-4"))]),
        Single("heart-rate", "8867-4"),
        Single("oxygen-saturation", "59408-5", "2708-6"),
        Single("weight", "29463-7", "3141-9"),
        new("height", [("", Loinc("8302-2"))], ChildrenOnly: true),
        Single("body-mass-index", "39156-5"),
        Converted("hba1c", "4548-4", "17856-6", "59261-8"),
        Converted("glucose", "2345-7", "2339-0", "1558-6", "14749-6", "15074-8"),
        new("cholesterol", [("total", Loinc("2093-3", "14647-2")), ("ldl", Loinc("2089-1", "13457-7", "18262-6", "22748-8")), ("hdl", Loinc("2085-9", "14646-4"))], "2093-3"),
        Converted("triglycerides", "2571-8", "14927-8"),
        Converted("creatinine", "2160-0", "38483-4", "14682-9"),
        Single("egfr", "33914-3", "48642-3", "48643-1", "62238-1", "98979-8", "77147-7"),
        Converted("albumin-creatinine", "9318-7", "14959-1", "32294-1"),
        Converted("potassium", "2823-3", "6298-4"),
        Converted("sodium", "2951-2", "2947-0"),
        Converted("haemoglobin", "718-7"),
        Single("platelets", "777-3"),
        Single("alt", "1742-6"),
        Single("inr", "6301-6"),
        Single("tsh", "3016-3"),
    ];

    private static TrendMeasure Single(string key, params string[] codes) => new(key, [("", Loinc(codes))]);

    /// <summary>The first code also names the analyte.</summary>
    private static TrendMeasure Converted(string key, params string[] codes) => new(key, [("", Loinc(codes))], codes[0]);

    private static Code[] Loinc(params string[] codes) => [.. codes.Select(code => new Code(CodeSystems.Loinc, code))];
}
