namespace Tabib.Evidence.Prediction;

/// <summary>What turns the fitted model's chance into the one that is told, learnt from predictions of rows that the fit had not seen.</summary>
public sealed record ModelCalibration
{
    public required CalibrationKind Kind { get; init; }

    /// <summary>Of Platt's: added to the logit.</summary>
    public double Intercept { get; init; }

    /// <summary>Of Platt's: multiplies the linear predictor.</summary>
    public double Slope { get; init; } = 1;

    /// <summary>Of the isotonic curve: the smallest chance of each block, rising.</summary>
    public IReadOnlyList<double> From { get; init; } = [];

    /// <summary>The largest chance of each block.</summary>
    public IReadOnlyList<double> To { get; init; } = [];

    /// <summary>The share with the outcome in each block, rising.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>The chance that is told for a linear predictor on the logit scale.</summary>
    public double Chance(double linearPredictor) => Kind == CalibrationKind.Platt ? RiskModel.Logistic(Intercept + (Slope * linearPredictor)) : OnCurve(RiskModel.Logistic(linearPredictor));

    private double OnCurve(double chance)
    {
        var place = Values.Count - 1;
        while (place > 0 && From[place] > chance) place--;
        if (chance <= To[place] || place == Values.Count - 1) return Values[place];
        return Values[place] + ((chance - To[place]) / (From[place + 1] - To[place]) * (Values[place + 1] - Values[place]));
    }
}
