namespace Tabib.App.Pharmacogenomics;

/// <summary>Of what a card is made.</summary>
/// <param name="Files">Names without folders.</param>
/// <param name="Definitions">Version, and the first digits of the hash.</param>
/// <param name="Advice">The first digits of the hash.</param>
public sealed record WalletSource(string Files, string Definitions, string Advice);
