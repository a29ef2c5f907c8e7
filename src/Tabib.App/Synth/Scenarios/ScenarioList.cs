namespace Tabib.App.Synth.Scenarios;

/// <summary>Who is planted where. A person's number alone decides, so that the first persons are the same in a hospital of any size.</summary>
internal static class ScenarioList
{
    /// <summary>Of so many persons, the first are two planted in three until every scenario has come once.</summary>
    private const int Block = 1000;

    public static readonly IReadOnlyList<Scenario> All = [.. CardiovascularScenarios.All, .. MetabolicScenarios.All, .. MedicationScenarios.All, .. PreventionScenarios.All, .. WellTreatedScenarios.All];

    public static Scenario? For(long person)
    {
        var place = (int)(person % Block);
        if (place % 3 == 2) return null;
        var number = (place / 3 * 2) + (place % 3);
        return number < All.Count ? All[number] : null;
    }
}
