using Tabib.Evidence.Prediction;

namespace Tabib.App.Models.Validating;

/// <summary>What a run knows that a checklist asks for.</summary>
internal sealed record ChecklistFacts(
    ValidationPlan Plan, RiskModel? Model, string Data, string Outcome, int Rows, int Events, int NonEvents, IReadOnlyDictionary<string, int> LeftOut, AdequacyReport Adequacy, bool HasGroups, bool HasDrift, bool HasRecalibration, bool HasCompeting, OptimismReport? Optimism)
{
    /// <summary>Rows that were read.</summary>
    public int All => Rows + LeftOut.Values.Sum();

    public double ShareLeftOut => All == 0 ? 0 : (double)LeftOut.Values.Sum() / All;
}
