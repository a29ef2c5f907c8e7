using Tabib.Core.Statistics;

namespace Tabib.Evidence.Association.Genes;

/// <summary>The weight of a variant: the density of Beta(a, b) at the frequency of its minor allele.</summary>
internal sealed class VariantWeights(double a, double b)
{
    private readonly double _logBeta = GammaFunction.LogBeta(a, b);

    public double Of(double frequency) => Math.Exp(((a - 1) * Math.Log(frequency)) + ((b - 1) * GammaFunction.Log1P(-frequency)) - _logBeta);

    public double[] Of(MinorAlleleColumn[] columns) => Array.ConvertAll(columns, column => Of(column.Frequency));
}
