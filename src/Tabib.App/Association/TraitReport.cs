namespace Tabib.App.Association;

/// <summary>What was found of one trait.</summary>
/// <param name="Model">In effect: linear, logistic, firth or spa.</param>
/// <param name="Coding">Of a binary trait: 0/1 or 1/2.</param>
/// <param name="Errors">Rows without a result, by their ERRCODE.</param>
/// <param name="Lambda">Genomic control; null below 10 tests.</param>
public sealed record TraitReport(string Name, string Model, int Samples, int? Cases, int? Controls, string? Coding, long Rows, long Tested, IReadOnlyDictionary<string, long> Errors, double? Lambda, string Out);
