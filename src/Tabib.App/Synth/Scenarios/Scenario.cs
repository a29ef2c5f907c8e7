using Tabib.App.Synth.Lives;
using Tabib.Core.Identity;

namespace Tabib.App.Synth.Scenarios;

/// <summary>A patient planted on purpose: what they have, what was left undone, and which rules must therefore speak or be silent at the end.</summary>
/// <param name="Id">Short name, as truth.json gives it.</param>
/// <param name="Note">One sentence for the reader of truth.json.</param>
/// <param name="AgeYears">Completed years on the last day.</param>
internal sealed record Scenario(string Id, string Note, int AgeYears)
{
    public Sex? Sex { get; init; }

    /// <summary>Illnesses on the problem list, with the years before the end in which they began. No others are: what a value shows beyond them went unrecognised.</summary>
    public IReadOnlyList<(Illness Illness, double YearsAgo)> Illnesses { get; init; } = [];

    /// <summary>Orders that are active at the end.</summary>
    public IReadOnlyList<Drug> Given { get; init; } = [];

    /// <summary>Classes that nobody orders.</summary>
    public IReadOnlyList<DrugClass> Withheld { get; init; } = [];

    /// <summary>Screening and vaccines that are never done.</summary>
    public IReadOnlyList<CareItem> Skipped { get; init; } = [];

    /// <summary>All screening and vaccines are done in time.</summary>
    public bool IsUpToDate { get; init; }

    /// <summary>Panels not measured in the last nine months.</summary>
    public IReadOnlyList<Panel> Unmeasured { get; init; } = [];

    public Smoking Smoking { get; init; }

    public double? Bmi { get; init; }

    public double? HeightCm { get; init; }

    public double? Systolic { get; init; }

    public double? Ldl { get; init; }

    public double? HbA1c { get; init; }

    public double? Filtration { get; init; }

    public double? UrineAlbumin { get; init; }

    public double? Potassium { get; init; }

    /// <summary>Rules of knowledge/rules that must fire on the last day.</summary>
    public IReadOnlyList<string> Fires { get; init; } = [];

    /// <summary>Rules that must not.</summary>
    public IReadOnlyList<string> Silent { get; init; } = [];
}
