using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>A variant at which the person is homozygous for the reference.</summary>
/// <param name="Copies">Of the effect allele: 0 or 2.</param>
internal readonly record struct ConstantWeight(int Copies, WeightModel Model, double None, double One, double Two)
{
    public double Value => WeightValue.Of(Model, Copies, None, One, Two);
}
