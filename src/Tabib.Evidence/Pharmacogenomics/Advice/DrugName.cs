namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>Compares a drug as people write it with a drug's name or code.</summary>
internal static class DrugName
{
    /// <param name="written">A name, with or without dose and form; an RxNorm code; or code and name parted by a tab.</param>
    /// <returns>Whether the code is the ingredient's, or the name stands in it as whole words.</returns>
    public static bool Means(string written, string? rxNorm, params ReadOnlySpan<string> names)
    {
        if (rxNorm is not null && written.Split('\t').Any(part => part.Trim() == rxNorm)) return true;
        var words = Words(written);
        foreach (var name in names)
        {
            if (words.Contains(Words(name), StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>Letters and digits in lower case; all else becomes one blank, so that a name has a blank on each side.</summary>
    private static string Words(string text) =>
        $" {string.Join(' ', new string([.. text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
}
