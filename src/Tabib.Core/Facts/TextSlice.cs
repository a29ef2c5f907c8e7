namespace Tabib.Core.Facts;

/// <summary>A stretch of a buffer's UTF-8 bytes. Length 0 means absent.</summary>
public readonly record struct TextSlice(int Start, int Length)
{
    public bool IsEmpty => Length == 0;
}
