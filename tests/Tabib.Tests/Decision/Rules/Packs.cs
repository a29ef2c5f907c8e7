using System.Security.Cryptography;
using System.Text;
using Tabib.Decision.Rules;
using Tabib.Evidence.Knowledge;

namespace Tabib.Tests.Decision.Rules;

internal static class Packs
{
    public static KnowledgeFile Rule(string when, string action, string examples, string? more = null)
    {
        var json = $$"""
            {"id":"test","kind":"rules","version":"1","title":"Test","licence":"test","rules":[{"id":"test-rule","title":"Test","category":"kidney","strength":"strong",
            "urgency":"routine","citation":"test, doi:10.1/1","when":{{when}},"action":"{{action}}","patientText":"Ask.","rationale":"Because."{{more}},"examples":{{examples}}}]}
            """;
        var bytes = Encoding.UTF8.GetBytes(json);
        return new KnowledgeFile("rules/test.json", bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    public static RuleLibrary Load(params KnowledgeFile[] files) => RuleLibrary.Load(files, ConceptSets.Embedded());
}
