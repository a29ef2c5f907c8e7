using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Comparison;

namespace Tabib.App.Knowledge;

/// <summary>What differs between two states of knowledge, and whose stored calls that changes.</summary>
public sealed class KnowledgeDiffCapability : Capability<KnowledgeDiffOptions, KnowledgeDiffReport>
{
    public override string Name => "knowledge diff";

    public override string Summary => "Shows what differs between two states of pharmacogenomic knowledge, and whose stored results change.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("knowledge diff knowledge-1 knowledge-2", "Alleles, functions and rules that differ, after the examples of 'knowledge import'."),
        new("knowledge diff knowledge-1 knowledge-2 --calls samples/pgx/stored-calls.jsonl --out changed.tsv", "And the stored calls whose result changes."),
        new("knowledge diff shipped knowledge-2 --json", "Against the program's own, for programs."),
    ];

    public override string Details =>
        "Alleles stay as they were called; their results are found anew. What a laboratory worded itself stays, too. A genome file is not read again: where definitions differ, the call itself may be another, and the table says which calls hold an allele that is now defined otherwise (call_anew). "
        + "Advice is not compared yet.";

    public override KnowledgeDiffReport Run(KnowledgeDiffOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        if (options.Out is not null && options.Calls is null) throw GenotypeInput.Usage("--out", "A table of changed calls needs --calls.");
        var started = TimeProvider.System.GetUtcNow();
        var clock = TimeProvider.System.GetTimestamp();
        var (old, young) = (Load(options.Old), Load(options.New));
        var genes = KnowledgeComparison.Compare(old, young);
        StoredCallChanges? stored = null;
        if (options.Calls is { } calls)
        {
            stored = new StoredCallPass(new CallReannotation(old, young, genes), old.Sha256).Run(calls, options.Out, progress, cancellation);
            if (options.Out is { } path)
                GenomeRunManifest.Write(path, Name, options, 1, [calls], [path], started, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, new { stored.Samples, stored.Calls, stored.ChangedCalls, OldHash = old.Sha256, NewHash = young.Sha256 });
        }

        return new KnowledgeDiffReport(new KnowledgeState(options.Old, old.Version, old.Sha256), new KnowledgeState(options.New, young.Version, young.Sha256), genes, stored);
    }

    protected override void WriteText(KnowledgeDiffReport result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        KnowledgeDiffText.Write(result, output);
    }

    private static PgxKnowledge Load(string name) => PgxKnowledge.Load(name == "shipped" ? null : name);
}
