namespace Tabib.App.Models.Validating;

/// <summary>Reasons that more than one number gives.</summary>
internal static class MetricText
{
    public const string OneClass = "one outcome alone occurs";
    public const string NoRisk = "the score is no risk";
    public const string SmallCell = "fewer than 5 rows, events or rows without the event: not shown";
    public const string HidesAnother = "not shown, as the total would tell the small group beside it";
    public const string NoCurve = "no curve can be fitted: too few distinct risks, or they tell the outcomes without fail";
}
