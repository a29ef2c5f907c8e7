namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Whether the reference has these bases at a place, in either case.</summary>
/// <param name="start">0-based.</param>
internal delegate bool ReferenceMatch(ReadOnlySpan<byte> chromosome, long start, ReadOnlySpan<byte> found);
