using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.Decision.Rules;

namespace Tabib.App.Rules;

/// <summary>Lists the rules that advice comes from.</summary>
public sealed class RulesListCapability : Capability<RulesListOptions, RuleRows>
{
    public override string Name => "rules list";

    public override string Summary => "Lists the rules that recommendations come from, with strength and source.";

    public override IReadOnlyList<Example> Examples { get; } = [new("rules list", "By category."), new("rules list --json", "With citations, for programs.")];

    public override RuleRows Run(RulesListOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation) =>
        new([.. RuleLibrary.Embedded().All.Select(rule => new RuleRow(rule.Id, rule.Title, rule.Category, Word(rule.Strength), Word(rule.Urgency), rule.Citation, rule.Pack.Id, rule.Pack.Sha256))]);

    protected override void WriteText(RuleRows result, TextWriter output)
    {
        var width = result.Rules.Max(rule => rule.Id.Length);
        foreach (var group in result.Rules.GroupBy(rule => rule.Category).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine(group.Key);
            foreach (var rule in group) output.WriteLine($"  {rule.Id.PadRight(width)} {rule.Strength,-11} {rule.Title}");
        }

        output.WriteLine($"{result.Rules.Count} rules.");
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
