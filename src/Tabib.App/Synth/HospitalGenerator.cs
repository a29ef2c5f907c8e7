using Tabib.App.Capabilities;
using Tabib.App.Synth.Devices;
using Tabib.App.Synth.Epidemics;
using Tabib.App.Synth.Fhir;
using Tabib.App.Synth.Genomes;
using Tabib.App.Synth.Hl7;
using Tabib.App.Synth.Images;
using Tabib.App.Synth.Lives;
using Tabib.App.Synth.Scenarios;

namespace Tabib.App.Synth;

/// <summary>Makes the whole hospital, person by person; nothing of a person is kept when the next comes.</summary>
internal static class HospitalGenerator
{
    public const string CaseFile = "epidemics/cases.csv";

    public const string GenomeFile = "genomes/hospital.vcf";

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
            WriteBeside(folder, life, settings);
            truth.Add(life, fault);
        }

        using (var genomes = folder.Create(GenomeFile)) VcfFile.Write(genomes, settings, cancellation);
        using (var cases = folder.Create(CaseFile)) truth.Finish(CaseCounts.Write(cases, settings), settings.Faults ? RefusedLines.Write(folder) : []);
        RunNotes.Write(folder, settings, records.Count);
        return (records.Count, truth.Planted);
    }

    /// <summary>One life from beginning to end, as this hospital has it.</summary>
    public static LifeState Live(long number, SynthSettings settings)
    {
        var scenario = ScenarioList.For(number);
        var person = FaultPlanter.Replace(PersonDraw.Draw(number, settings, scenario), settings);
        return LifeCourse.Live(person, settings, scenario);
    }

    /// <summary>What a few of the first persons have beside their record.</summary>
    private static void WriteBeside(OutputFolder folder, LifeState life, SynthSettings settings)
    {
        var person = life.Person;
        if (BedsideStream.IsFor(person.Index))
        {
            using var stream = folder.Create(BedsideStream.NameOf(person));
            BedsideStream.Write(stream, life, settings.Seed);
        }

        if (ChestPicture.IsFor(person.Index))
        {
            using var picture = folder.Create(ChestPicture.NameOf(person.Id));
            PngFile.Write(picture, ChestPicture.Draw(person.Index, settings.Seed), ChestPicture.Size, ChestPicture.Size);
        }

        if (!OutsideResults.IsFor(life.History)) return;
        using (var admission = folder.Create($"hl7/{person.Id}-admission.hl7")) OutsideResults.WriteAdmission(admission, person, settings);
        using var results = folder.Create($"hl7/{person.Id}-results.hl7");
        OutsideResults.WriteResults(results, person, settings);
    }
}
