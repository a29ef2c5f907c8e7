using Tabib.App.Reports;

namespace Tabib.App.Models.Explaining;

/// <summary>What the page of an explanation shows.</summary>
public sealed record ExplanationPageContent(ExplanationReport Report, ContributionSample Sample, string NumbersSha256, bool HasInteractionsFile, Labels Labels);
