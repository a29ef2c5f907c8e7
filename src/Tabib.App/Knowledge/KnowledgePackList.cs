using Tabib.Decision.Rules;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Risk;

namespace Tabib.App.Knowledge;

/// <summary>All packs of scores and rules, and the files of pharmacogenomics.</summary>
public sealed record KnowledgePackList(IReadOnlyList<KnowledgePackRow> Packs)
{
    internal static KnowledgePackList Of(ScoreLibrary scores, RuleLibrary rules, IReadOnlyList<PgxKnowledgeFile> pharmacogenomics) => new(
    [
        .. scores.All.Select(pack => new KnowledgePackRow("score", pack.Id, pack.Version, pack.Title, pack.Licence, pack.Sha256)),
        .. rules.All.GroupBy(rule => rule.Pack).OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group => new KnowledgePackRow("rule", group.Key.Id, group.Key.Version, $"{group.Count()} rules", group.Key.Licence, group.Key.Sha256)),
        .. pharmacogenomics.Select(file => new KnowledgePackRow("pgx", file.Id, file.Version, file.Title, file.Licence, file.Sha256)),
    ]);
}
