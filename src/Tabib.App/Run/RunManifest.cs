using System.Runtime.InteropServices;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Cli;

namespace Tabib.App.Run;

/// <summary>run.json: what went in, with which options and versions, how long it took and what came out. Holds no patient data beyond the names of the files: of problems the code and the number, not what stood there.</summary>
internal static class RunManifest
{
    public static void Write(string path, RunReport report, RunOptions options, IReadOnlyList<InputHash> inputs, KnowledgeInUse knowledge, int threads, DateTimeOffset started)
    {
        var manifest = new
        {
            Program = "tabib",
            CommandLine.Version,
            Command = "run",
            Options = options with { Workspace = report.Workspace, Out = report.Out, AsOf = report.AsOf, Threads = threads },
            Started = started,
            Threads = threads,
            Runtime = RuntimeInformation.FrameworkDescription,
            System = RuntimeInformation.RuntimeIdentifier,
            PeakMemoryBytes = PeakMemory(),
            report.Seconds,
            report.Stages,
            Knowledge = knowledge,
            Inputs = inputs,
            Import = new
            {
                report.Import.Types,
                Problems = report.Import.Problems.Select(problem => new { problem.Code, problem.Severity, problem.Count }),
                report.Import.Position,
                report.Import.RootHash,
                report.Import.Timeline,
                report.Import.Seconds,
            },
            report.Patients,
            report.Findings,
            report.Recommendations,
            Pharmacogenomics = new { report.Pharmacogenomics.Patients, report.Pharmacogenomics.Called, report.Pharmacogenomics.Recommendations, Problems = report.Pharmacogenomics.Problems.Select(problem => new { problem.Code, problem.Severity, problem.Count }) },
            Outputs = new[] { ReportFolder.IndexName, "patients/", ReportFolder.PatientLinesName, ReportFolder.FhirName },
        };
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        JsonSerializer.Serialize(stream, manifest, JsonFormat.Indented);
    }

    private static long PeakMemory()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
