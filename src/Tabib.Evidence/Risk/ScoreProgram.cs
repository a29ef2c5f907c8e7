using Tabib.Evidence.Knowledge.Expressions;

namespace Tabib.Evidence.Risk;

/// <summary>The compiled body of a pack, whatever its kind: prelude, one stratum's equations where there are any, conclusion.</summary>
internal sealed class ScoreProgram
{
    public required double[] Image { get; init; }

    public required Instruction[] Prelude { get; init; }

    public required IReadOnlyList<ScoreEquations> Strata { get; init; }

    public required Instruction[] Conclusion { get; init; }

    public required int[] OutputRegisters { get; init; }

    public required IReadOnlyList<ScoreItem> Items { get; init; }

    /// <summary>What the prelude needs for the exclusions: condition and the inputs it reads.</summary>
    public required IReadOnlyList<(int Register, IReadOnlyList<int> Inputs)> Exclusions { get; init; }

    /// <summary>For each output, the condition register of each band, −1 for none.</summary>
    public required IReadOnlyList<int[]> BandConditions { get; init; }

    public int RegisterCount => Image.Length;

    /// <returns>The stratum taken, 0 where the body has none, −1 where none fits.</returns>
    public int Run(ReadOnlySpan<double> inputs, Span<double> outputs, Span<double> registers)
    {
        Begin(inputs, registers);
        var stratum = 0;
        if (Strata.Count > 0)
        {
            stratum = -1;
            for (var i = 0; i < Strata.Count && stratum < 0; i++)
            {
                if (registers[Strata[i].Condition] != 0) stratum = i;
            }

            if (stratum < 0)
            {
                outputs.Fill(double.NaN);
                return -1;
            }

            Strata[stratum].Run(registers);
        }

        Instruction.Run(Conclusion, registers);
        for (var i = 0; i < OutputRegisters.Length; i++) outputs[i] = registers[OutputRegisters[i]];
        return stratum;
    }

    /// <summary>Runs only the part that exclusions and items need; absent inputs stay NaN.</summary>
    public void Begin(ReadOnlySpan<double> inputs, Span<double> registers)
    {
        Image.CopyTo(registers);
        inputs.CopyTo(registers);
        Instruction.Run(Prelude, registers);
    }
}
