using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Identity;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Comparison;
using Tabib.Record.Journal;

namespace Tabib.App.Knowledge;

/// <summary>What differs between two states of knowledge, and whose stored calls that changes.</summary>
public sealed class KnowledgeDiffCapability : Capability<KnowledgeDiffOptions, KnowledgeDiffReport>
{
    private const string Shipped = "shipped";

    public override string Name => "knowledge diff";

    public override string Summary => "Shows what differs between two states of pharmacogenomic knowledge, and whose stored results and advice change.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("knowledge diff knowledge-1 knowledge-2", "Alleles, functions and rules that differ, after the examples of 'knowledge import'."),
        new("knowledge diff knowledge-1 knowledge-2 --calls samples/pgx/stored-calls.jsonl --out changed.tsv", "And the stored calls whose result or advice changes."),
        new("knowledge diff shipped knowledge-2 --json", "Against the program's own, for programs."),
    ];

    public override string Details =>
        "Alleles stay as they were called; their results are found anew. What a laboratory worded itself stays, too. A genome file is not read again: where definitions differ, the call itself may be another, and the table says which calls hold an allele that is now defined otherwise (call_anew). "
        + "Advice is compared for every drug that either side speaks of; a folder without pgx/advice has the program's. In a workspace the drugs that a patient takes count as inhibitors and inducers, and are marked.";

    public override KnowledgeDiffReport Run(KnowledgeDiffOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        if (options.Calls is not null && options.Workspace is not null) throw Fault.InOption("--workspace", "Give one of --calls and --workspace.");
        if (options.Calls is null && options.Workspace is null && (options.Out ?? options.AdviceOut) is not null) throw Fault.InOption("--out", "A table of what changes needs --calls or --workspace.");
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var (old, young) = (Load(options.Old), Load(options.New));
        var genes = KnowledgeComparison.Compare(old, young);
        StoredCallChanges? stored = null;
        if (options.Calls is not null || options.Workspace is not null)
        {
            var pass = new StoredCallPass(new CallReannotation(old, young, genes), new AdviceReannotation(old, AdviceOf(options.Old), young, AdviceOf(options.New)), old.Sha256);
            using var workspace = options.Workspace is { } folder ? Workspace.Open(WorkspacePath.Resolve(folder)) : null;
            var patients = workspace is null ? StoredCallSource.OfFile(options.Calls!, progress) : StoredCallSource.OfWorkspace(workspace, options.AsOf ?? started, AccessContext.CommandLine(options.Purpose), progress);
            stored = pass.Run(patients, options.Out, options.AdviceOut, cancellation);
            string[] outputs = [.. new[] { options.Out, options.AdviceOut }.OfType<string>()];
            if (outputs.Length > 0)
                GenomeRunManifest.Write(outputs[0], Name, options, 1, new[] { options.Calls }.OfType<string>(), outputs, started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, new { stored.Samples, stored.Calls, stored.ChangedCalls, stored.ChangedAdvice, OldHash = old.Sha256, NewHash = young.Sha256 });
        }

        return new KnowledgeDiffReport(new KnowledgeState(options.Old, old.Version, old.Sha256), new KnowledgeState(options.New, young.Version, young.Sha256), genes, stored);
    }

    protected override void WriteText(KnowledgeDiffReport result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        KnowledgeDiffText.Write(result, output);
    }

    /// <summary>The program's own where the folder has no advice.</summary>
    private static AdviceLibrary AdviceOf(string name) => AdviceLibrary.Load(name == Shipped || !Directory.Exists(Path.Combine(name, "pgx", "advice")) ? null : name);

    private static PgxKnowledge Load(string name) => PgxKnowledge.Load(name == Shipped ? null : name);
}
