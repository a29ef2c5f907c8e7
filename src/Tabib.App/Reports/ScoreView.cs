using Tabib.Core.Findings;

namespace Tabib.App.Reports;

/// <summary>One score of a patient as the page shows it, with everything that opens beneath the number.</summary>
/// <param name="Anchor">Id of its element, for links within the page.</param>
/// <param name="Category">Group on the page, such as "kidney".</param>
/// <param name="Population">Whom the score was made for.</param>
/// <param name="Contributions">Of the finding, with the titles of the inputs.</param>
/// <param name="Missing">Titles of inputs that were absent, also of those it can do without.</param>
public sealed record ScoreView(
    string Anchor, Finding Finding, string Category, string Population, IReadOnlyList<ScoreOutputView> Outputs, IReadOnlyList<ScoreInputView> Inputs,
    IReadOnlyList<Contribution> Contributions, IReadOnlyList<string> Missing);
