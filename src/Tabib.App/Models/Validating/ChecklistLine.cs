namespace Tabib.App.Models.Validating;

/// <summary>An item of a reporting guideline or an instrument for the risk of bias.</summary>
/// <param name="Item">Its number.</param>
/// <param name="Wants">What it asks for, in our words.</param>
/// <param name="Answer">What is known; null: nothing is, a gap.</param>
/// <param name="State">filled, gap, not applicable; or yes, probably yes, probably no, no, no information.</param>
public sealed record ChecklistLine(string Item, string Section, string Wants, string? Answer, string State);
