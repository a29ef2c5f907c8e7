using Tabib.Decision.Rules;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Risk;

namespace Tabib.App.Knowledge;

/// <summary>All packs of scores and rules, and the files of pharmacogenes.</summary>
public sealed record KnowledgePackList(IReadOnlyList<KnowledgePackRow> Packs)
{
    internal static KnowledgePackList Of(ScoreLibrary scores, RuleLibrary rules, IReadOnlyList<GeneFactFile> genes) => new(
    [
        .. scores.All.Select(pack => new KnowledgePackRow("score", pack.Id, pack.Version, pack.Title, pack.Licence, pack.Sha256)),
        .. rules.All.GroupBy(rule => rule.Pack).OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group => new KnowledgePackRow("rule", group.Key.Id, group.Key.Version, $"{group.Count()} rules", group.Key.Licence, group.Key.Sha256)),
        .. genes.Select(gene => new KnowledgePackRow("pgx", gene.Id, gene.Version, gene.Title, gene.Licence, gene.Sha256)),
    ]);
}
