namespace Tabib.Evidence.Knowledge.Expressions;

/// <summary>An expression of a pack that cannot be used. Caught where the pack is read and turned into a problem with the pack's path.</summary>
internal sealed class ExpressionFaultException(string message, int position) : Exception(message)
{
    /// <summary>0-based character in the expression.</summary>
    public int Position { get; } = position;
}
