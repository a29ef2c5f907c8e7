using System.Globalization;
using Tabib.App.Capabilities;

namespace Tabib.App.Cohorts;

/// <summary>The attrition table of a cohort.</summary>
public sealed class CohortCountCapability : Capability<CohortOptions, CohortCountResult>
{
    public override string Name => "cohorts count";

    public override string Summary => "Counts who remains in a cohort after each of its rules.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("import samples/hospital --workspace cohort-workspace --quiet", "A workspace to ask."),
        new("cohorts count samples/cohorts/hypertension-kidney.json --workspace cohort-workspace", "Attrition, outcomes and follow-up."),
    ];

    public override string Details => "Rules are applied in their order: index event, washout, alive, entry rules, no outcome before, followed when the time at risk begins. The timeline is taken to the journal's end first. Exit code 1 where nobody is left.";

    public override CohortCountResult Run(CohortOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        using var input = CohortInput.Open(options, progress, cancellation);
        progress.Report(new ProgressReport("choose", 0, 0, "patients"));
        var cohort = input.Choose(cancellation);
        var (outcomes, median) = cohort.Outcomes();
        return new CohortCountResult(input.Definition.Id, input.Definition.Title, input.AsOf, cohort.Attrition, outcomes, median, input.Notes);
    }

    protected override void WriteText(CohortCountResult result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        var width = Math.Max(4, result.Attrition.Max(step => step.Rule.Length));
        output.WriteLine($"{"rule".PadRight(width)} {"remain",9} {"left",9}");
        foreach (var step in result.Attrition) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step.Rule.PadRight(width)} {step.Patients,9:N0} {(step == result.Attrition[0] ? "" : step.Left.ToString("N0", CultureInfo.InvariantCulture)),9}").TrimEnd());
        if (result.Outcomes is { } outcomes && result.MedianDays is { } median) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"outcome {outcomes[1]:N0}, competing event {outcomes[2]:N0}, neither {outcomes[0]:N0}; median time {median:0.#} days"));
        if (result.Attrition[^1].Patients == 0) output.WriteLine($"note: nobody is left after '{result.Attrition.First(step => step.Patients == 0).Rule}'");
        foreach (var note in result.Notes) output.WriteLine($"note: {note}");
    }

    protected override int ExitCode(CohortCountResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.Attrition[^1].Patients == 0 ? 1 : 0;
    }
}
