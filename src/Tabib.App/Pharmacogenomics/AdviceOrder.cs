using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Pharmacogenomics;

/// <summary>What matters most comes first.</summary>
internal static class AdviceOrder
{
    /// <summary>Actions that ask for something else than the usual dose, the gravest first.</summary>
    public static IReadOnlyList<AdviceAction> Alerts { get; } =
        [AdviceAction.Avoid, AdviceAction.ChooseAnother, AdviceAction.ReduceDose, AdviceAction.IncreaseDose, AdviceAction.Monitor, AdviceAction.JudgeClinically];

    /// <summary>The gravest that any row asks for; null where no row asks for anything but the usual dose.</summary>
    public static MatchedRow? Gravest(DrugAdvice advice) =>
        advice.Rows.Where(row => Alerts.Contains(row.Row.Action)).MinBy(row => (Place(row.Row.Action), row.Strength, row.Index));

    public static int Place(AdviceAction action) => Alerts.TakeWhile(alert => alert != action).Count();
}
