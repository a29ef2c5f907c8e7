using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Record.Journal;

namespace Tabib.App.Records;

/// <summary>Takes files into the workspace.</summary>
public sealed class ImportCapability : Capability<ImportOptions, ImportReport>
{
    public override string Name => "import";

    public override string Summary => "Takes health records into the workspace: new and changed ones are added, known ones passed over.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("import samples/hospital --workspace example", "A whole folder."),
        new("import samples/hospital/fhir --workspace example --json", "The counts for programs."),
    ];

    public override string Details => "Exit code 0: everything was taken; 1: some resources were refused (each is counted under its code); 65: nothing could be taken. An import that was stopped goes on where it was when the same command is run again.";

    public override ImportReport Run(ImportOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var problems = new List<Problem>();
        var sources = ImportInputs.Find(options.Paths, options.Source, problems, options.Hints);
        using var workspace = Workspace.Open(WorkspacePath.Resolve(options.Workspace), new WorkspaceOptions { Create = true, Command = "tabib import" });
        return RecordImport.Run(workspace, sources, problems, options.Strict, progress, cancellation);
    }

    protected override void WriteText(ImportReport result, TextWriter output) => ImportText.Write(result, output);

    protected override int ExitCode(ImportReport result) => ImportText.ExitCode(result);
}
