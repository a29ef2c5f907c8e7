using System.Globalization;
using Tabib.App.Synth.Lives;

namespace Tabib.App.Synth.Fhir;

/// <summary>Writes whole histories as FHIR R4: most into files by type, a few as a Bundle of their own.</summary>
internal sealed class FhirRecords : IDisposable
{
    private const int BundlesAmongFirst = 60;

    private readonly OutputFolder _folder;
    private readonly NdjsonSink _files;
    private readonly ObservationJson _observations = new();
    private long _bundled;

    public FhirRecords(OutputFolder folder)
    {
        _folder = folder;
        _files = new NdjsonSink(folder);
        StaffJson.Write(_files);
    }

    /// <summary>Resources written so far.</summary>
    public long Count => _files.Count + _bundled;

    /// <summary>True where the person comes as a transaction Bundle.</summary>
    public static bool IsBundle(long person) => person < BundlesAmongFirst && person % 20 == 8;

    public void Write(History history)
    {
        if (!IsBundle(history.Person.Index))
        {
            Write(_files, history);
            return;
        }

        var bundle = new BundleSink();
        Write(bundle, history);
        _bundled += bundle.Count;
        using var file = _folder.Create(string.Create(CultureInfo.InvariantCulture, $"fhir/bundles/{history.Person.Id}.json"), isLarge: true);
        bundle.Finish(file);
    }

    public void Dispose() => _files.Finish();

    private void Write(ResourceSink sink, History history)
    {
        PatientJson.Write(sink, history.Person, history.Death);
        EncounterJson.Write(sink, history);
        ConditionJson.Write(sink, history);
        AnamnesisJson.Write(sink, history);
        _observations.Write(sink, history);
        DiagnosticReportJson.Write(sink, history);
        MedicationRequestJson.Write(sink, history);
        CareJson.Write(sink, history);
        PlanJson.Write(sink, history);
    }
}
