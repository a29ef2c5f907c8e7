namespace Tabib.App.Risk;

public sealed record RiskListOptions;
