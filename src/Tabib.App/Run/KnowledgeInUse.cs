using System.Security.Cryptography;
using System.Text;
using Tabib.Decision.Rules;
using Tabib.Evidence.Risk;

namespace Tabib.App.Run;

/// <summary>The knowledge that a run used.</summary>
/// <param name="Sha256">Over id and hash of every score pack and rule, in their order.</param>
internal sealed record KnowledgeInUse(int Scores, int Rules, string Sha256)
{
    public static KnowledgeInUse Of(ScoreLibrary scores, RuleLibrary rules)
    {
        var text = new StringBuilder();
        var packs = scores.All.ToArray();
        foreach (var pack in packs) text.Append(pack.Id).Append(' ').Append(pack.Sha256).Append('\n');
        foreach (var rule in rules.All) text.Append(rule.Id).Append(' ').Append(rule.Pack.Sha256).Append('\n');
        return new KnowledgeInUse(packs.Length, rules.All.Count, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
    }
}
