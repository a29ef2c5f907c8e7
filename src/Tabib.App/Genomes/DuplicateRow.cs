namespace Tabib.App.Genomes;

/// <param name="Sites">Common variants called in both.</param>
/// <param name="Concordance">Share of them with the same genotype.</param>
public sealed record DuplicateRow(string Id1, string Id2, int Sites, double Concordance);
