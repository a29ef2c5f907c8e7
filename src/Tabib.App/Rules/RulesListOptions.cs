namespace Tabib.App.Rules;

public sealed record RulesListOptions;
