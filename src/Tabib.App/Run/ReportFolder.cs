using Tabib.Core.Outcomes;

namespace Tabib.App.Run;

/// <summary>The folder of a report: written beside its place and moved there as a whole, so that a half-written report is never seen. An earlier report is replaced; a folder that holds anything else is refused.</summary>
internal sealed class ReportFolder : IDisposable
{
    public const string ManifestName = "run.json";
    public const string PatientLinesName = "patients.jsonl";
    public const string FhirName = "fhir.ndjson";
    public const string IndexName = "index.html";

    private bool _placed;

    private ReportFolder(string target, string writing) => (Target, Writing) = (target, writing);

    /// <summary>The place of the finished report.</summary>
    public string Target { get; }

    /// <summary>Where to write until <see cref="Place"/>.</summary>
    public string Writing { get; }

    /// <exception cref="ProblemException">OUT001: something else is there; OUT002: it is the input folder itself.</exception>
    public static ReportFolder Create(string target, string inputFolder)
    {
        target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (target == Path.TrimEndingDirectorySeparator(Path.GetFullPath(inputFolder))) throw Refusal("OUT002", "The report cannot take the place of its own input.", target, "Name another folder with --out.");
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any() && !IsReport(target)))
            throw Refusal("OUT001", "There is something else than a report of Tabib at this place; it is left alone.", target, "Name another folder with --out, or empty this one.");
        var writing = Beside(target, "writing");
        Directory.CreateDirectory(Path.Combine(writing, "patients"));
        return new ReportFolder(target, writing);
    }

    /// <summary>True for a folder that a run wrote.</summary>
    public static bool IsReport(string folder) => File.Exists(Path.Combine(folder, ManifestName)) && File.Exists(Path.Combine(folder, PatientLinesName)) && File.Exists(Path.Combine(folder, IndexName));

    /// <summary>Moves the finished report to its place.</summary>
    public void Place()
    {
        var old = Beside(Target, "old");
        if (Directory.Exists(Target)) Directory.Move(Target, old);
        Directory.Move(Writing, Target);
        _placed = true;
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
    }

    public void Dispose()
    {
        if (_placed || !Directory.Exists(Writing)) return;
        try
        {
            Directory.Delete(Writing, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The reason why the report was not finished is the one to tell.
        }
    }

    /// <summary>Hidden, so that an import of the folder around it passes it over.</summary>
    private static string Beside(string target, string state) => Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{state}-{Environment.ProcessId}");

    private static ProblemException Refusal(string code, string message, string place, string hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(place), hint), ProblemKind.Usage);
}
