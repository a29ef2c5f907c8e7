namespace Tabib.App.Pharmacogenomics;

/// <summary>Whose card it is.</summary>
/// <param name="Born">As recorded; null where it is not known.</param>
/// <param name="Id">Of the patient; null where the name is all there is.</param>
/// <param name="Day">The day that the card speaks of.</param>
/// <param name="FullReport">File name of the page with all results; null where there is none.</param>
public sealed record WalletPerson(string Name, string? Born, string? Id, string Day, string? FullReport);
