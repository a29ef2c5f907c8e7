namespace Tabib.App.Association;

/// <summary>One of the rows with the smallest p-values.</summary>
/// <param name="P">As the table has it.</param>
/// <param name="Height">-log10 p.</param>
public sealed record TopHit(string Chromosome, long Position, string Id, string Reference, string Alternate, double Frequency, double Effect, double StandardError, string P, double Height);
