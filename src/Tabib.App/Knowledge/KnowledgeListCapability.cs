using Tabib.App.Capabilities;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;

namespace Tabib.App.Knowledge;

/// <summary>Lists the packs of knowledge.</summary>
public sealed class KnowledgeListCapability : Capability<KnowledgeListOptions, KnowledgePackList>
{
    public override string Name => "knowledge list";

    public override string Summary => "Lists the knowledge packs (scores, rules) with version, licence and hash.";

    public override IReadOnlyList<Example> Examples { get; } = [new("knowledge list", "All packs."), new("knowledge list --json", "For programs.")];

    public override KnowledgePackList Run(KnowledgeListOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var scores = ScoreLibrary.Embedded().All.Select(pack => new KnowledgePackRow("score", pack.Id, pack.Version, pack.Title, pack.Licence, pack.Sha256));
        var rules = RuleLibrary.Embedded().All.GroupBy(rule => rule.Pack).OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group => new KnowledgePackRow("rule", group.Key.Id, group.Key.Version, $"{group.Count()} rules", group.Key.Licence, group.Key.Sha256));
        return new KnowledgePackList([.. scores, .. rules]);
    }

    protected override void WriteText(KnowledgePackList result, TextWriter output)
    {
        var width = result.Packs.Max(pack => pack.Id.Length);
        foreach (var pack in result.Packs) output.WriteLine($"{pack.Kind,-5} {pack.Id.PadRight(width)} {pack.Version,-8} {pack.Sha256[..12]}  {pack.Title}");
        output.WriteLine($"{result.Packs.Count} packs.");
    }
}
