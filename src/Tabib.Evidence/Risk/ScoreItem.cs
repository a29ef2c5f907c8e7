namespace Tabib.Evidence.Risk;

/// <summary>One line of a points table.</summary>
/// <param name="Register">Holds the points after the prelude.</param>
/// <param name="Inputs">Indexes of the inputs it reads.</param>
/// <param name="Least">Fewest points it can give, NaN where it is computed.</param>
/// <param name="Most">Most points it can give, NaN where it is computed.</param>
internal sealed record ScoreItem(string Name, int Register, IReadOnlyList<int> Inputs, double Least, double Most);
