using Tabib.App.Capabilities;
using Tabib.Core.Identity;
using Tabib.Ingest.Fhir;
using Tabib.Record.Journal;

namespace Tabib.App.Patients;

/// <summary>Gives a patient's resources back as a FHIR Bundle.</summary>
public sealed class PatientsExportCapability : Capability<PatientsExportOptions, PatientBundle>
{
    public override string Name => "patients export";

    public override string Summary => "Writes the resources of one patient as a FHIR Bundle (collection).";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("patients export '#1' --workspace example", "The current version of each resource; byte for byte but for resolved references, id and meta."),
        new("patients export '#1' --workspace example --original", "Exactly the received bytes."),
    ];

    public override PatientBundle Run(PatientsExportOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        using var workspace = Workspace.Open(WorkspacePath.Resolve(options.Workspace));
        var patient = PatientFinder.Find(workspace.Journal, options.Id);
        return new PatientBundle([.. workspace.Journal.Resources(patient, AccessContext.CommandLine(options.Purpose))], options.Original);
    }

    public override void WriteJson(object result, Stream output) => Write((PatientBundle)result, output);

    protected override void WriteText(PatientBundle result, TextWriter output)
    {
        using var stream = new MemoryStream();
        Write(result, stream);
        output.Write(System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
    }

    private static void Write(PatientBundle bundle, Stream output)
    {
        output.Write("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":["u8);
        var isFirst = true;
        foreach (var resource in bundle.Resources)
        {
            output.Write(isFirst ? "\n{\"resource\":"u8 : ",\n{\"resource\":"u8);
            isFirst = false;
            if (bundle.Original) output.Write(resource.Bytes);
            else ReferenceSplicer.Write(resource.Bytes, resource.Links, resource.Id, resource.Version, resource.Stored, output);
            output.Write("}"u8);
        }

        output.Write("\n]}\n"u8);
    }
}
