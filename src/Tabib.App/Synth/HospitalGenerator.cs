using Tabib.App.Capabilities;
using Tabib.App.Synth.Fhir;
using Tabib.App.Synth.Lives;
using Tabib.App.Synth.Scenarios;

namespace Tabib.App.Synth;

/// <summary>Makes the whole hospital, person by person; nothing of a person is kept when the next comes.</summary>
internal static class HospitalGenerator
{
    private const int PersonsBetweenReports = 64;

    /// <returns>Resources and planted patients.</returns>
    public static (long Resources, long Planted) Write(OutputFolder folder, SynthSettings settings, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        using var truth = new TruthFile(folder, settings);
        using var records = new FhirRecords(folder);
        for (var number = 0L; number < settings.Patients; number++)
        {
            if (number % PersonsBetweenReports == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(new ProgressReport("synth", number, settings.Patients, "patients"));
            }

            var life = Live(number, settings);
            var fault = FaultPlanter.Plant(life.History);
            records.Write(life.History);
            truth.Add(life, fault);
        }

        truth.Finish();
        return (records.Count, truth.Planted);
    }

    private static LifeState Live(long number, SynthSettings settings)
    {
        var scenario = ScenarioList.For(number);
        var person = FaultPlanter.Replace(PersonDraw.Draw(number, settings, scenario), settings);
        return LifeCourse.Live(person, settings, scenario);
    }
}
