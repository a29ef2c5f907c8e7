namespace Tabib.Evidence.Association.Kernels;

/// <summary>Vectors over samples that a logistic fit works with, all of the padded length.</summary>
internal sealed class LogisticState(int padded)
{
    /// <summary>0 or 1.</summary>
    public double[] Outcome { get; set; } = [];

    /// <summary>1 for an observation, else 0.</summary>
    public double[] Live { get; set; } = [];

    /// <summary>Known part of the predictor.</summary>
    public double[] Offset { get; set; } = [];

    /// <summary>Logit of μ.</summary>
    public double[] Predictor { get; } = new double[padded];

    /// <summary>μ (1 - μ).</summary>
    public double[] Weight { get; } = new double[padded];

    /// <summary>y - μ.</summary>
    public double[] Residual { get; } = new double[padded];
}
