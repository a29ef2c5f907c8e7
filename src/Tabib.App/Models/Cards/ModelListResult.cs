namespace Tabib.App.Models.Cards;

/// <param name="Models">By folder.</param>
/// <param name="Unusable">Folders with a model that cannot be used, and why.</param>
public sealed record ModelListResult(string Directory, IReadOnlyList<ModelListRow> Models, IReadOnlyDictionary<string, string> Unusable);
