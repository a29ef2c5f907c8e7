using Tabib.App.Reports;

namespace Tabib.App.Models.Cards;

/// <summary>What the page of a card shows.</summary>
public sealed record ModelCardContent(ModelCard Card, Labels Labels);
