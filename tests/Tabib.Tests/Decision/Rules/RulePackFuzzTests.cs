using Tabib.Decision.Rules;
using Tabib.Evidence.Knowledge;

namespace Tabib.Tests.Decision.Rules;

public sealed class RulePackFuzzTests
{
    [Fact]
    public void Damaged_packs_are_refused_without_a_crash()
    {
        var random = new Random(20250601);
        var seeds = RulePackFuzz.Seeds().ToArray();
        foreach (var seed in seeds) RulePackFuzz.Run(seed);
        var small = seeds[^1];
        for (var round = 0; round < 3000; round++)
        {
            var bytes = (byte[])(round % 30 == 0 ? seeds[random.Next(seeds.Length)] : small).Clone();
            for (var change = random.Next(1, 5); change > 0; change--)
            {
                var at = random.Next(bytes.Length);
                bytes[at] = random.Next(3) switch
                {
                    0 => (byte)random.Next(256),
                    1 => (byte)"{}[]\",:0-\\"[random.Next(10)],
                    _ => bytes[random.Next(bytes.Length)],
                };
            }

            RulePackFuzz.Run(random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"id":"\ud800","kind":"rules"}""")]
    public void Oddities_are_refused(string json) =>
        Assert.Equal("KNW101", Assert.Single(RuleLibrary.Load([new KnowledgeFile("rules/x.json", System.Text.Encoding.UTF8.GetBytes(json), "")], ConceptSets.Embedded()).Validate()).Code);

    [Fact]
    public void Deep_nesting_is_refused()
    {
        var json = string.Concat(Enumerable.Repeat("""{"not":""", 2000)) + "{}" + new string('}', 2000);
        Assert.Empty(Packs.Load(Packs.Rule(json, "Do.", "[]")).All);
    }
}
