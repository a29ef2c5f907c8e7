namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>Collects instructions over one register file. Equal steps within reach of each other are computed once.</summary>
internal sealed class ProgramBuilder
{
    public const int MaxRegisters = 4096;

    private readonly List<double> _image = [];
    private readonly List<Instruction> _code = [];
    private readonly Dictionary<long, int> _constants = [];
    private readonly Dictionary<(Operation, int, int, int), int> _shared = [];
    private Dictionary<(Operation, int, int, int), int>? _local;

    public int Register(double initial = double.NaN)
    {
        if (_image.Count >= MaxRegisters) throw new ExpressionFaultException($"the pack needs more than {MaxRegisters} registers", 0);
        _image.Add(initial);
        return _image.Count - 1;
    }

    public int Constant(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        if (!_constants.TryGetValue(bits, out var register)) _constants[bits] = register = Register(value);
        return register;
    }

    public int Emit(Operation operation, int first, int second = 0, int third = 0)
    {
        var key = (operation, first, second, third);
        if (_shared.TryGetValue(key, out var known) || (_local is not null && _local.TryGetValue(key, out known))) return known;
        var target = Register();
        _code.Add(new Instruction(operation, target, first, second, third));
        (_local ?? _shared)[key] = target;
        return target;
    }

    /// <summary>Ends the steps so far and begins a part that may not run: what it computes is not shared with later parts.</summary>
    public Instruction[] Cut(bool nextIsConditional)
    {
        Instruction[] part = [.. _code];
        _code.Clear();
        _local = nextIsConditional ? [] : null;
        return part;
    }

    /// <summary>The register file before a run: constants in place.</summary>
    public double[] Image() => [.. _image];
}
