using System.Globalization;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Record.Journal;

namespace Tabib.App.Patients;

/// <summary>Shows a patient's facts as known at a moment.</summary>
public sealed class PatientsShowCapability : Capability<PatientsShowOptions, PatientView>
{
    public override string Name => "patients show";

    public override string Summary => "Shows the facts of one patient as known at a moment.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("patients show '#1' --workspace example", "What is known now."),
        new("patients show '#1' --workspace example --as-of 2024-12-31 --json", "What was known by the end of 2024, for programs."),
    ];

    public override PatientView Run(PatientsShowOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        using var workspace = Workspace.Open(WorkspacePath.Resolve(options.Workspace));
        var patient = PatientFinder.Find(workspace.Journal, options.Id);
        return new PatientView(options.Id, workspace.Journal.Read(patient, options.AsOf ?? TimeProvider.System.GetUtcNow(), AccessContext.CommandLine(options.Purpose)));
    }

    public override void WriteJson(object result, Stream output)
    {
        var view = (PatientView)result;
        using (var json = new Utf8JsonWriter(output, JsonFormat.Writer)) FactJson.Write(json, view.Id, view.Record);
        output.WriteByte((byte)'\n');
    }

    protected override void WriteText(PatientView result, TextWriter output)
    {
        var record = result.Record;
        var age = record.Age.IsValue ? record.Age.Value.ToString(CultureInfo.InvariantCulture) : "unknown";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{record.Latest(DemographicCodes.Name)?.Value.AsText ?? "(no name)"}, #{record.Patient.Number}, {record.Sex.ToString().ToLowerInvariant()}, age {age}{(record.IsDeceased ? ", deceased" : "")}; as known at {record.AsOf:yyyy-MM-dd HH:mm}Z: {record.Facts.Count:N0} facts"));
        foreach (var group in record.Facts.Where(fact => fact.Kind != FactKind.Demographic).GroupBy(fact => fact.Kind).OrderBy(group => group.Key))
        {
            output.WriteLine();
            output.WriteLine(group.Key.ToString());
            foreach (var fact in group) output.WriteLine($"  {Day(fact),-10} {(fact.Display.Length > 0 ? fact.Display : fact.Code.ToString())}{Value(fact)}{Status(fact)}  [{fact.Source.ResourceType}/{fact.Source.ResourceId}]");
        }
    }

    private static string Day(Fact fact) => fact.Effective.Start == DateTimeOffset.MinValue ? "undated" : fact.Effective.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Value(Fact fact) => fact.Value.Kind is FactValueKind.None or FactValueKind.Reference ? "" : $": {fact.Value}";

    private static string Status(Fact fact) => fact.Status == FactStatus.Active ? "" : $" ({fact.Status.ToString().ToLowerInvariant()})";
}
