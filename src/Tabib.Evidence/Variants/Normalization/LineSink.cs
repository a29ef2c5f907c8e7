namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Takes a line of text without its end; it is valid during the call alone.</summary>
internal delegate void LineSink(ReadOnlySpan<byte> line);
