namespace Tabib.Evidence.Variants;

/// <summary>One consequence as BCSQ writes it.</summary>
/// <param name="Text">Such as "missense|GENE|ENST00000000001|protein_coding|+|7S&gt;7T|110T&gt;A", or "@95" where another record tells it.</param>
/// <param name="Severity">0 the most severe; what another record tells comes last.</param>
internal readonly record struct BcsqEntry(string Text, int Severity)
{
    public static BcsqEntry See(int position) => new($"@{position}", int.MaxValue);
}
