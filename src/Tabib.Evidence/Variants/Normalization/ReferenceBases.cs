namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Bases of the reference genome.</summary>
/// <param name="chromosome">As the variants name it.</param>
/// <param name="start">0-based.</param>
/// <returns>As many as there are, up to <paramref name="length"/>; null where the reference has no such sequence.</returns>
public delegate string? ReferenceBases(string chromosome, long start, int length);
