namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Whether a place lies in transcripts of the forward strand alone.</summary>
/// <param name="chromosome">As the variants name it.</param>
/// <param name="start">0-based.</param>
/// <param name="end">Behind the last base.</param>
internal delegate bool ForwardPlace(string chromosome, long start, long end);
