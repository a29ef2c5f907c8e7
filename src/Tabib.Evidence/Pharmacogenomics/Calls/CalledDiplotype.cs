using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.Evidence.Pharmacogenomics.Calls;

/// <summary>A candidate and what it means.</summary>
/// <param name="Score">Positions of both alleles that the data cover; null for a call from outside.</param>
public sealed record CalledDiplotype(string Name, IReadOnlyList<string> Alleles, int? Score, GeneResult Result);
