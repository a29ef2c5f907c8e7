namespace Tabib.App.Synth.Lives;

/// <summary>One of the two invented institutions.</summary>
/// <param name="UsesSi">Its laboratory reports in SI units.</param>
internal sealed record Hospital(string Id, string Name, bool UsesSi, IReadOnlyList<Clinician> Clinicians)
{
    /// <summary>Numbers of the patients' records in the hospital's own system.</summary>
    public string RecordSystem => $"https://{Id}.example/records";

    public static readonly IReadOnlyList<Hospital> All =
    [
        new("chinor", "Chinor Hospital", UsesSi: false,
        [
            new("chinor-1", "Dilnoza", "Mahmudova", "Internal medicine"), new("chinor-2", "Viktor", "Sidorov", "Cardiology"),
            new("chinor-3", "Grace", "Whitfield", "Nephrology"), new("chinor-4", "Rustam", "Ergashev", "Emergency medicine"),
        ]),
        new("archazor", "Archazor Polyclinic", UsesSi: true,
        [
            new("archazor-1", "Nilufar", "Sobirova", "General practice"), new("archazor-2", "Pavel", "Morozov", "General practice"),
            new("archazor-3", "Helen", "Barker", "Endocrinology"), new("archazor-4", "Jasur", "Nazarov", "Preventive medicine"),
        ]),
    ];
}
