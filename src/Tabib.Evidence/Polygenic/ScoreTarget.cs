using Tabib.Core.Genome;

namespace Tabib.Evidence.Polygenic;

/// <summary>The genotypes that are scored.</summary>
/// <param name="OpenReader">A reader for each thread.</param>
public sealed record ScoreTarget(VariantTable Variants, SampleTable Samples, Func<GenotypeReader> OpenReader);
