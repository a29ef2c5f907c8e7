namespace Tabib.App.Genomes;

/// <summary>Neighbouring variants of a selection: what one thread works on at a time. The size is fixed, so that results do not depend on the threads.</summary>
/// <param name="Number">0 for the first.</param>
/// <param name="Start">Index into the selection.</param>
/// <param name="End">Index into the selection, not included.</param>
internal readonly record struct VariantBlock(int Number, int Start, int End)
{
    public const int Size = 1024;

    public static IEnumerable<VariantBlock> Of(int variants)
    {
        for (var start = 0; start < variants; start += Size) yield return new VariantBlock(start / Size, start, Math.Min(start + Size, variants));
    }
}
