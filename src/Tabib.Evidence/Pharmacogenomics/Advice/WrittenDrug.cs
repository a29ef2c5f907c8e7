namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>A drug as people write it: a name, with or without dose and form; an RxNorm code; or both parted by a tab.</summary>
internal sealed class WrittenDrug(string written)
{
    private readonly string[] _parts = [.. written.Split('\t').Select(part => part.Trim())];

    public string Words { get; } = WordsOf(written);

    public bool HasCode(string code) => Array.IndexOf(_parts, code) >= 0;

    /// <summary>Letters and digits in lower case; all else becomes one blank, so that a name has a blank on each side.</summary>
    public static string WordsOf(string text) =>
        $" {string.Join(' ', new string([.. text.Select(letter => char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";
}
