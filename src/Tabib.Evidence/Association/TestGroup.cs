namespace Tabib.Evidence.Association;

/// <summary>Tests over one set of samples: a variant is prepared once for all of them.</summary>
/// <param name="Padded">Length of vectors over the samples.</param>
/// <param name="Dose">Factor of each sample's copies; null where all are 1.</param>
/// <param name="Tests">Makes what one thread works with.</param>
internal sealed record TestGroup(SampleSet Samples, int Padded, double[]? Dose, IReadOnlyList<Func<VariantTest>> Tests);
