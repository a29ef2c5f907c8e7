using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.App.Genomes;

/// <summary>What the rows of the frequency table end with, by their counts: rare variants have the same few counts over and over, and need not be tested and written anew. One for each thread.</summary>
internal sealed class RowEnds
{
    private const int Places = 1 << 12;
    private const int Longest = 128;

    private readonly (int None, int One, int Two, int Missing)[] _keys = new (int, int, int, int)[Places];
    private readonly byte[] _lengths = new byte[Places];
    private readonly byte[] _texts = new byte[Places * Longest];

    /// <returns>False where it must be written: the text is then kept with <see cref="Keep"/>.</returns>
    public bool TryAdd(in VariantCounts counts, Utf8TableWriter table)
    {
        if (!IsPlain(counts)) return false;
        var key = KeyOf(counts);
        var place = PlaceOf(key);
        if (_lengths[place] == 0 || _keys[place] != key) return false;
        table.Add(_texts.AsSpan(place * Longest, _lengths[place]));
        return true;
    }

    /// <param name="written">All columns from the frequency on.</param>
    public void Keep(in VariantCounts counts, ReadOnlySpan<byte> written)
    {
        if (!IsPlain(counts) || written.Length > Longest) return;
        var key = KeyOf(counts);
        var place = PlaceOf(key);
        _keys[place] = key;
        _lengths[place] = (byte)written.Length;
        written.CopyTo(_texts.AsSpan(place * Longest));
    }

    /// <summary>Two copies in everyone and no dosages: then four counts say all.</summary>
    private static bool IsPlain(in VariantCounts counts) => counts.Ploidy == VariantPloidy.Diploid && double.IsNaN(counts.AlternateDosage);

    private static (int None, int One, int Two, int Missing) KeyOf(in VariantCounts counts) => (counts.Diploid.None, counts.Diploid.One, counts.Diploid.Two, counts.Missing);

    private static int PlaceOf((int None, int One, int Two, int Missing) key) =>
        (int)((((uint)key.One * 2654435761) ^ ((uint)key.Two * 2246822519) ^ ((uint)key.Missing * 3266489917)) >> 20) & (Places - 1);
}
