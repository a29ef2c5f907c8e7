namespace Tabib.App.Pharmacogenomics;

/// <summary>Genes on the card that have one result: what it means, in plain words.</summary>
public sealed record WalletGene(string Genes, string Words);
