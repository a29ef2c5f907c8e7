namespace Tabib.App.Pharmacogenomics;

/// <summary>A gene on the card: what its result means, in plain words.</summary>
public sealed record WalletGene(string Gene, string Words);
