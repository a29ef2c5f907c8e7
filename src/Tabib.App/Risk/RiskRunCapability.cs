using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Patients;
using Tabib.Core.Findings;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Risk;
using Tabib.Record.Journal;

namespace Tabib.App.Risk;

/// <summary>Computes scores from values given by hand or from a patient's record.</summary>
public sealed class RiskRunCapability : Capability<RiskRunOptions, FindingList>
{
    private const long LargestInput = 1 << 20;

    public override string Name => "risk run";

    public override string Summary => "Computes published scores from values given by hand, or from a patient's record.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("risk run bmi --input samples/inputs/bmi.json", "Values from a file."),
        new("risk run --patient '#1' --workspace example prevent-10-year", "One score of a patient, with where each input came from."),
        new("risk run --patient '#1' --workspace example --json", "All scores of a patient, for programs."),
    ];

    public override string Details =>
        "Each result says which inputs it used (of a patient: from which resource and how old), what is missing, how much each term adds, and its source. A score that lacks an input says so; it never guesses.";

    public override FindingList Run(RiskRunOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var asOf = options.AsOf ?? TimeProvider.System.GetUtcNow();
        var engine = new RiskEngine(ScoreLibrary.Embedded());
        if (options.Input is null == options.Patient is null) throw Misuse("Give either --input or --patient.");
        if (options.Patient is not null) return OfPatient(options, options.Patient, engine, asOf);
        if (options.Scores.Count != 1) throw Misuse("With --input, name one score.");
        var pack = engine.Library[options.Scores[0]];
        var problems = new List<Problem>();
        var inputs = InputFileReader.Read(Read(options.Input!), engine.Library.InputsOf(pack), problems);
        if (problems.Count > 0) throw new ProblemException(problems[0], problems[0].Code == "RSK003" ? ProblemKind.BadData : ProblemKind.Usage);
        return new FindingList([engine.Evaluate(pack.Id, inputs, asOf)], IsSingle: true);
    }

    public override void WriteJson(object result, Stream output)
    {
        var list = (FindingList)result;
        using (var json = new Utf8JsonWriter(output, JsonFormat.Writer))
        {
            if (!list.IsSingle) json.WriteStartArray();
            foreach (var finding in list.Findings) FindingJson.Write(json, finding);
            if (!list.IsSingle) json.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
    }

    protected override void WriteText(FindingList result, TextWriter output)
    {
        foreach (var finding in result.Findings) FindingText.Write(finding, output, inFull: result.Findings.Count <= 3);
    }

    private static FindingList OfPatient(RiskRunOptions options, string patient, RiskEngine engine, DateTimeOffset asOf)
    {
        foreach (var score in options.Scores) _ = engine.Library[score];
        using var workspace = Workspace.Open(WorkspacePath.Resolve(options.Workspace));
        var record = workspace.Journal.Read(PatientFinder.Find(workspace.Journal, patient), asOf, AccessContext.CommandLine(options.Purpose));
        IReadOnlyList<Finding> findings = options.Scores.Count == 0 ? engine.EvaluateAll(record) : [.. options.Scores.Select(score => engine.Evaluate(score, record))];
        return new FindingList(findings, options.Scores.Count == 1);
    }

    private static byte[] Read(string path)
    {
        if (path == "-")
        {
            using var memory = new MemoryStream();
            using var input = Console.OpenStandardInput();
            var buffer = new byte[8192];
            for (int count; (count = input.Read(buffer)) > 0 && memory.Length <= LargestInput;) memory.Write(buffer, 0, count);
            return memory.ToArray();
        }

        if (!File.Exists(path)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such file.", new ProblemLocation(path), "Check the spelling; paths are relative to where you are."), ProblemKind.InputMissing);
        return new FileInfo(path).Length <= LargestInput ? File.ReadAllBytes(path) : throw new ProblemException(new Problem("RSK003", ProblemSeverity.Fatal, "The inputs of a score take no megabyte; this is some other file.", new ProblemLocation(path)));
    }

    private static ProblemException Misuse(string message) => new(new Problem("CLI001", ProblemSeverity.Fatal, message, ProblemLocation.None, "See: tabib risk run --help"), ProblemKind.Usage);
}
