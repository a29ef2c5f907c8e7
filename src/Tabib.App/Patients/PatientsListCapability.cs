using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Identity;
using Tabib.Record.Journal;

namespace Tabib.App.Patients;

/// <summary>Lists the patients of a workspace.</summary>
public sealed class PatientsListCapability : Capability<PatientsListOptions, PatientRows>
{
    public override string Name => "patients list";

    public override string Summary => "Lists the patients of the workspace.";

    public override IReadOnlyList<Example> Examples { get; } = [new("patients list --workspace example", "All of them."), new("patients list --workspace example --json", "For programs.")];

    public override PatientRows Run(PatientsListOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        using var workspace = Workspace.Open(WorkspacePath.Resolve(options.Workspace));
        var asOf = options.AsOf ?? TimeProvider.System.GetUtcNow();
        var rows = new List<PatientRow>();
        foreach (var summary in workspace.Journal.Patients(asOf, AccessContext.CommandLine(options.Purpose)))
        {
            cancellation.ThrowIfCancellationRequested();
            rows.Add(PatientRow.Of(summary));
        }

        return new PatientRows(asOf, rows);
    }

    protected override void WriteText(PatientRows result, TextWriter output)
    {
        var width = Math.Max(2, result.Patients.Select(patient => patient.Id.Length).DefaultIfEmpty(0).Max());
        output.WriteLine($"{"#",6} {"id".PadRight(width)} {"born",-10} {"age",4} {"sex",-7} name");
        foreach (var patient in result.Patients)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{patient.Number,6} {patient.Id.PadRight(width)} {patient.BirthDate ?? "?",-10} {patient.Age?.ToString(CultureInfo.InvariantCulture) ?? "?",4} {patient.Sex,-7} {patient.Name ?? "?"}{(patient.Deceased ? " (deceased)" : "")}"));
        }
    }
}
