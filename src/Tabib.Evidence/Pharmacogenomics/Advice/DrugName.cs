namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>The code and the names of a drug, to be compared with drugs as people write them.</summary>
/// <param name="rxNorm">Of the ingredient; null where it is not known.</param>
internal sealed class DrugName(string? rxNorm, params IEnumerable<string> names)
{
    private readonly string[] _words = [.. names.Select(WrittenDrug.WordsOf)];

    /// <param name="written">A name, with or without dose and form; an RxNorm code; or code and name parted by a tab.</param>
    /// <returns>Whether the code is the ingredient's, or the name stands in it as whole words.</returns>
    public static bool Means(string written, string? rxNorm, params IEnumerable<string> names) => new DrugName(rxNorm, names).IsMeant(new WrittenDrug(written));

    public bool IsMeant(WrittenDrug written)
    {
        if (rxNorm is not null && written.HasCode(rxNorm)) return true;
        foreach (var words in _words)
        {
            if (written.Words.Contains(words, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
