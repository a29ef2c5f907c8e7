using System.Globalization;
using System.Text;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Cli;

namespace Tabib.App.Synth;

/// <summary>README.md and run.json of the folder. No time and no machine: the same options give the same bytes.</summary>
internal static class RunNotes
{
    public static void Write(OutputFolder folder, SynthSettings settings, long resources)
    {
        var until = settings.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var seed = unchecked((long)settings.Seed);
        using (var run = folder.Create("run.json"))
        {
            JsonSerializer.Serialize(run, new { Program = "tabib", CommandLine.Version, Command = "synth", Options = new { settings.Patients, seed, until, settings.Gzip, settings.Faults }, Threads = 1, settings.Patients, resources }, JsonFormat.Indented);
            run.WriteByte((byte)'\n');
        }

        using var readme = folder.Create("README.md");
        var command = string.Create(CultureInfo.InvariantCulture, $"tabib synth --patients {settings.Patients} --seed {seed} --until {until}{(settings.Gzip ? " --gzip" : "")}{(settings.Faults ? " --faults" : "")} --out FOLDER");
        readme.Write(Encoding.UTF8.GetBytes($"""
            # An invented hospital

            **No real person is in these files.** Names, numbers, places and histories are drawn by a program:

            ```sh
            {command}
            ```

            | folder | what |
            |---|---|
            | `fhir/` | FHIR R4, one file a type, one resource a line; a few patients as transaction Bundles in `bundles/` |
            | `hl7/` | HL7 v2.5.1 messages of an outside laboratory about some of the same patients |
            | `genomes/` | genotypes at well-known places (VCF 4.3, GRCh38); a column a patient |
            | `devices/` | a bedside monitor, a row a minute and signal |
            | `images/` | drawings with the outline of a chest radiograph, some with a nodule |
            | `epidemics/` | notified cases a week by place |
            | `truth.json` | what was planted: care gaps with the rules that must fire, well-treated patients for whom they must not, faults in the data, alleles, the outbreak, nodules, and when each illness truly began |

            How it was made: each person has latent traits (pressure, lipids, glucose, kidneys, habits); illnesses begin by hazards that depend on them; visits measure, diagnose and treat with delay and gaps; drugs act on the values. The numbers are of the order that surveys report and describe no real population. Adults only. Two laboratories: one reports in SI units.

            """.ReplaceLineEndings("\n")));
    }
}
