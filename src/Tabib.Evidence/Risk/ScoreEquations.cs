using Tabib.Evidence.Knowledge.Expressions;

namespace Tabib.Evidence.Risk;

/// <summary>The equations of one stratum of a coefficient model: terms once, then one linear predictor and link for each output.</summary>
internal sealed class ScoreEquations
{
    /// <summary>Shown where the pack names it, such as "HbA1c model".</summary>
    public required string Name { get; init; }

    /// <summary>Register of the stratum's condition, set by the prelude.</summary>
    public required int Condition { get; init; }

    /// <summary>Computes the terms this stratum uses.</summary>
    public required Instruction[] Code { get; init; }

    public required IReadOnlyList<string> TermNames { get; init; }

    public required int[] TermRegisters { get; init; }

    /// <summary>Term-major: the coefficients of all equations for the first term, then the second ...; 0 where an equation leaves the term out.</summary>
    public required double[] Coefficients { get; init; }

    public required double[] Intercepts { get; init; }

    public required LinkFunction[] Links { get; init; }

    /// <summary>For Cox: the baseline survival.</summary>
    public required double[] BaselineSurvival { get; init; }

    /// <summary>For Cox: the mean of the linear predictor.</summary>
    public required double[] Means { get; init; }

    /// <summary>Where each equation's result goes.</summary>
    public required int[] ResultRegisters { get; init; }

    public void Run(Span<double> registers)
    {
        Instruction.Run(Code, registers);
        var count = Intercepts.Length;
        Span<double> predictors = stackalloc double[count];
        Intercepts.CopyTo(predictors);
        var at = 0;
        foreach (var term in TermRegisters)
        {
            var value = registers[term];
            var row = Coefficients.AsSpan(at, count);
            for (var e = 0; e < predictors.Length; e++) predictors[e] += row[e] * value;
            at += count;
        }

        for (var e = 0; e < predictors.Length; e++)
        {
            registers[ResultRegisters[e]] = Links[e] switch
            {
                LinkFunction.Logistic => 1 / (1 + Math.Exp(-predictors[e])),
                LinkFunction.Cox => 1 - Math.Pow(BaselineSurvival[e], Math.Exp(predictors[e] - Means[e])),
                _ => predictors[e],
            };
        }
    }
}
