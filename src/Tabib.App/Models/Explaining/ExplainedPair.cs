namespace Tabib.App.Models.Explaining;

/// <summary>What two inputs add together beyond what each adds alone, over all people.</summary>
/// <param name="MeanAbsolute">Mean size, of both halves together.</param>
public sealed record ExplainedPair(string First, string Second, double MeanAbsolute);
