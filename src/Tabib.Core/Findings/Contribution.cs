namespace Tabib.Core.Findings;

/// <summary>One term's share of a result.</summary>
/// <param name="Input">Input or term name.</param>
/// <param name="Amount">In <paramref name="Scale"/>.</param>
/// <param name="Scale">"points", "log-odds", "log-hazard" or the output's unit.</param>
public sealed record Contribution(string Input, double Amount, string Scale);
