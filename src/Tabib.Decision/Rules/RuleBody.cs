using Tabib.Decision.Rules.Conditions;

namespace Tabib.Decision.Rules;

/// <summary>The working part of a rule: whom it is for, when it fires and what it says.</summary>
internal sealed record RuleBody
{
    /// <summary>For whom the source speaks; a rule never fires, nor asks for data, outside it.</summary>
    public required ConditionNode Population { get; init; }

    public required ConditionNode When { get; init; }

    public required RuleText Text { get; init; }

    /// <summary>What to say when data is missing; null where silence is right.</summary>
    public RuleText? WhenUnknown { get; init; }

    /// <summary>Findings and facts to name in the rationale that do not decide.</summary>
    public IReadOnlyList<ConditionNode> Considers { get; init; } = [];

    public IReadOnlyList<string> Alternatives { get; init; } = [];

    public IReadOnlyList<string> WouldChange { get; init; } = [];

    /// <summary>Ids of rules whose advice makes this one superfluous.</summary>
    public IReadOnlyList<string> YieldsTo { get; init; } = [];

    public IReadOnlyList<RuleExample> Examples { get; init; } = [];
}
