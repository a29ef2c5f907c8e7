namespace Tabib.App.Pharmacogenomics;

/// <summary>Names in a row, as many as there is room for, and how many more there are.</summary>
public sealed record WalletNames(IReadOnlyList<string> Shown, int More)
{
    private const int LongestName = 30;

    /// <param name="most">How many at most.</param>
    /// <param name="letters">Of all together.</param>
    internal static WalletNames Of(IReadOnlyCollection<string> names, int most, int letters)
    {
        List<string> shown = [.. Fitting(names, Short, most, letters).Select(name => Short(name))];
        return new WalletNames(shown, names.Count - shown.Count);
    }

    internal static string Short(string name) => Short(name, LongestName);

    internal static string Short(string text, int longest)
    {
        if (text.Length <= longest) return text;
        // A character that takes two places is not cut in half.
        var end = char.IsHighSurrogate(text[longest - 2]) ? longest - 2 : longest - 1;
        return text[..end] + "…";
    }

    /// <summary>The first that fit; the first of all always.</summary>
    internal static IEnumerable<T> Fitting<T>(IEnumerable<T> items, Func<T, string> text, int most, int letters)
    {
        var used = 0;
        foreach (var item in items.Take(most))
        {
            var length = text(item).Length;
            if (used > 0 && used + length > letters) yield break;
            used += length;
            yield return item;
        }
    }
}
