using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Risk;

/// <summary>A published score as data: read, checked and compiled.</summary>
public sealed class ScorePack
{
    private readonly Dictionary<string, int> _inputIndex = new(StringComparer.Ordinal);

    internal ScorePack(IReadOnlyList<ScoreInput> inputs, ScoreProgram program)
    {
        Inputs = inputs;
        Program = program;
        for (var i = 0; i < inputs.Count; i++) _inputIndex[inputs[i].Name] = i;
    }

    public required string Id { get; init; }

    public required string Version { get; init; }

    public required string Title { get; init; }

    /// <summary>Authors, journal, year and DOI.</summary>
    public required string Citation { get; init; }

    /// <summary>On what terms the facts in it are used.</summary>
    public required string Licence { get; init; }

    /// <summary>Whom the score was made for.</summary>
    public required string Population { get; init; }

    /// <summary>Page group, such as "cardiovascular".</summary>
    public required string Category { get; init; }

    /// <summary>What a user must know: choices between sources, known limits.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True for calculators that need a person's question (a dose conversion); they are left out when all scores of a record are computed.</summary>
    public bool ByHandOnly { get; init; }

    public IReadOnlyList<ScoreInput> Inputs { get; }

    public required IReadOnlyList<ScoreOutput> Outputs { get; init; }

    public required IReadOnlyList<ScoreExclusion> Exclusions { get; init; }

    public required IReadOnlyList<ScoreExample> Examples { get; init; }

    /// <summary>SHA-256 of the pack's bytes, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    internal ScoreProgram Program { get; }

    /// <returns>−1 where the score has no such input.</returns>
    public int IndexOf(string input) => _inputIndex.GetValueOrDefault(input, -1);

    /// <summary>The compiled body on numbers in the declared units (NaN for absent, 1 or 0 for truth values, the index for categories). No checks of ranges or population: <see cref="RiskEngine"/> makes them. Allocates nothing.</summary>
    /// <param name="inputs">As many as <see cref="Inputs"/>.</param>
    /// <param name="outputs">Filled; as many as <see cref="Outputs"/>.</param>
    /// <returns>False where no form of the score fits the inputs that are present.</returns>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public bool TryEvaluate(ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        if (inputs.Length != Inputs.Count || outputs.Length != Outputs.Count) throw new ArgumentException("One number for each input and output is needed.");
        Span<double> registers = stackalloc double[Program.RegisterCount];
        return Program.Run(inputs, outputs, registers) >= 0;
    }

    /// <summary>One problem for each example that does not come out as printed.</summary>
    public IReadOnlyList<Problem> CheckExamples(ScoreLibrary library) => ScoreExampleCheck.Run(this, library);
}
