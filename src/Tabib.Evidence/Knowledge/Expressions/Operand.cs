namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>A compiled value: the register that holds it and what is known of it before any run.</summary>
/// <param name="Unit">Null for a bare number of the pack's text, which takes the unit of what it meets.</param>
/// <param name="Categories">The words of a category, in index order; null for other types.</param>
/// <param name="Optional">True for an input that may be absent: it may be read only where <c>present()</c> guards it.</param>
internal sealed record Operand(int Register, OperandType Type, SymbolicUnit? Unit = null, IReadOnlyList<string>? Categories = null, bool Optional = false, bool IsInput = false);
