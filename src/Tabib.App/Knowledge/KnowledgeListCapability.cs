using Tabib.App.Capabilities;
using Tabib.Decision.Rules;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Risk;

namespace Tabib.App.Knowledge;

/// <summary>Lists the packs of knowledge.</summary>
public sealed class KnowledgeListCapability : Capability<KnowledgeListOptions, KnowledgePackList>
{
    public override string Name => "knowledge list";

    public override string Summary => "Lists the knowledge packs (scores, rules, pharmacogenomics) with version, licence and hash.";

    public override IReadOnlyList<Example> Examples { get; } = [new("knowledge list", "All packs."), new("knowledge list --json", "For programs.")];

    public override KnowledgePackList Run(KnowledgeListOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation) =>
        KnowledgePackList.Of(ScoreLibrary.Embedded(), RuleLibrary.Embedded(), PgxKnowledgeFile.Embedded());

    protected override void WriteText(KnowledgePackList result, TextWriter output)
    {
        var width = result.Packs.Max(pack => pack.Id.Length);
        foreach (var pack in result.Packs) output.WriteLine($"{pack.Kind,-5} {pack.Id.PadRight(width)} {pack.Version,-16} {pack.Sha256[..12]}  {pack.Title}");
        output.WriteLine($"{result.Packs.Count} packs.");
    }
}
