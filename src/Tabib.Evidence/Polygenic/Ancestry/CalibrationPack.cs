namespace Tabib.Evidence.Polygenic.Ancestry;

/// <summary>How a normalised score becomes an absolute risk, as a publication has it: data, with its citation and worked examples.</summary>
/// <param name="Score">Id of the score, such as PGS000018.</param>
/// <param name="Outcome">Of what, and until when, such as "coronary artery disease, lifetime".</param>
/// <param name="Z">Which of Z_NORM1 and Z_NORM2 the publication used.</param>
/// <param name="BaselineRisk">At Z = 0; 0 to 1.</param>
/// <param name="HazardRatio">For one standard deviation.</param>
/// <param name="Populations">In which it was found; empty for all of the panel.</param>
public sealed record CalibrationPack(string Score, string Outcome, string Z, double BaselineRisk, double HazardRatio, IReadOnlyList<string> Populations, string Citation)
{
    public bool AppliesTo(string? population) => Populations.Count == 0 || (population is not null && Populations.Contains(population));

    /// <summary>Proportional hazards: 1 - (1 - baseline) to the power of HR^z.</summary>
    public double RiskAt(double z) => 1 - Math.Pow(1 - BaselineRisk, Math.Pow(HazardRatio, z));

    public double Risk(NormalizedScore score) => RiskAt(Z == "Z_NORM1" ? score.Z1 : score.Z2);
}
