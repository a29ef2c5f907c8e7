using Tabib.Core.Outcomes;

namespace Tabib.Core.Findings;

/// <summary>What an engine concludes about one patient: outputs or the reason why there are none, and everything needed to check it.</summary>
public sealed record Finding
{
    /// <summary>Id of the score or model, such as "prevent-base-10y".</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required Outcome<IReadOnlyList<FindingOutput>> Outcome { get; init; }

    /// <summary>How much each term adds, in the score's own scale (points, log-odds, percent).</summary>
    public IReadOnlyList<Contribution> Contributions { get; init; } = [];

    /// <summary>What went in, converted and original, and the fact it came from.</summary>
    public IReadOnlyList<FindingInput> Inputs { get; init; } = [];

    /// <summary>Inputs that were absent, whether or not the score can do without them.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What a reader must know: assumed inputs, unusual choices, age of the data.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public required string Citation { get; init; }

    public required string EngineId { get; init; }

    public required string EngineVersion { get; init; }

    /// <summary>SHA-256 of the knowledge pack or model, lower-case hex.</summary>
    public required string KnowledgeHash { get; init; }

    /// <summary>The moment it speaks about; nothing known later was used.</summary>
    public required DateTimeOffset IndexTime { get; init; }
}
