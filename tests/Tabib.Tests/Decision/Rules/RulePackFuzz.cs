using Tabib.Decision.Rules;
using Tabib.Evidence.Knowledge;

namespace Tabib.Tests.Decision.Rules;

/// <summary>Whatever a rule pack holds, loading ends in rules or in problems.</summary>
public static class RulePackFuzz
{
    private static readonly ConceptSets Sets = ConceptSets.Embedded();

    public static IEnumerable<byte[]> Seeds() => KnowledgeFiles.Embedded("rules").Where(file => file.Bytes.Length < 24_000).Select(file => file.Bytes)
        .Append(Packs.Rule("""{"all":[{"age":{"min":1}},{"not":{"sex":"male"}}]}""", "Do.", """[{"name":"a","age":70,"expect":"fires"}]""").Bytes);

    public static void Run(byte[] input)
    {
        var library = RuleLibrary.Load([new KnowledgeFile("rules/fuzz.json", input, "")], Sets);
        if (library.All.Count == 0) Assert.NotNull(library.Validate());
        else new RuleEngine(library).Evaluate(Patients.Aged(60, Tabib.Core.Identity.Sex.Female), []);
    }
}
