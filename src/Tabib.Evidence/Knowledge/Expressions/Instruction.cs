namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>One step of a compiled pack: registers in, one register out.</summary>
internal readonly record struct Instruction(Operation Operation, int Target, int First, int Second, int Third)
{
    /// <summary>Runs steps in order. Straight-line: both arms of a choice are computed and one is taken, so nothing jumps and nothing allocates.</summary>
    public static void Run(ReadOnlySpan<Instruction> code, Span<double> registers)
    {
        foreach (ref readonly var step in code)
        {
            var x = registers[step.First];
            registers[step.Target] = step.Operation switch
            {
                Operation.Add => x + registers[step.Second],
                Operation.Subtract => x - registers[step.Second],
                Operation.Multiply => x * registers[step.Second],
                Operation.Divide => x / registers[step.Second],
                Operation.Negate => -x,
                Operation.Power => Math.Pow(x, registers[step.Second]),
                Operation.NaturalLog => Math.Log(x),
                Operation.DecimalLog => Math.Log10(x),
                Operation.Exponential => Math.Exp(x),
                Operation.SquareRoot => Math.Sqrt(x),
                Operation.Absolute => Math.Abs(x),
                Operation.Minimum => Math.Min(x, registers[step.Second]),
                Operation.Maximum => Math.Max(x, registers[step.Second]),
                Operation.Floor => Math.Floor(x),
                Operation.Round => Math.Round(x, MidpointRounding.AwayFromZero),
                Operation.Less => x < registers[step.Second] ? 1 : 0,
                Operation.LessOrEqual => x <= registers[step.Second] ? 1 : 0,
                Operation.Equal => x == registers[step.Second] ? 1 : 0,
                Operation.And => x != 0 && registers[step.Second] != 0 ? 1 : 0,
                Operation.Or => x != 0 || registers[step.Second] != 0 ? 1 : 0,
                Operation.Not => x != 0 ? 0 : 1,
                Operation.IsPresent => double.IsNaN(x) ? 0 : 1,
                _ => x != 0 ? registers[step.Second] : registers[step.Third],
            };
        }
    }
}
