using Tabib.Core.Kernels;

namespace Tabib.Evidence.Polygenic;

/// <summary>A weight of a block whose variant codes alone tell.</summary>
/// <param name="Row">First word of the variant in the block.</param>
/// <param name="Entry">Index of the weight.</param>
/// <param name="EffectFrequency">Frequency of the effect allele; 0 where no genotype is missing.</param>
/// <param name="Counts">Of all samples.</param>
internal readonly record struct MatrixEntry(int Row, int Entry, double EffectFrequency, GenotypeCounts Counts);
