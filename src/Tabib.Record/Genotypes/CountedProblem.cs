using Tabib.Core.Outcomes;

namespace Tabib.Record.Genotypes;

/// <summary>The first problem of a code, and how many there were.</summary>
internal sealed record CountedProblem(Problem First, long Count);
