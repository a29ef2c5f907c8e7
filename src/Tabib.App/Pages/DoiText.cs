using System.Text.RegularExpressions;

namespace Tabib.App.Pages;

/// <summary>Finds the digital object identifier in a citation.</summary>
internal static partial class DoiText
{
    /// <returns>Where "doi:..." starts and ends, and the identifier; null where there is none. Only characters that need no escaping in a link belong to it.</returns>
    public static (int Start, int End, string Name)? Find(string text) =>
        Pattern().Match(text) is { Success: true } match ? (match.Index, match.Index + match.Length, match.Groups[1].Value) : null;

    [GeneratedRegex("doi:(10\\.[0-9]{4,9}/[A-Za-z0-9._;()/:-]*[A-Za-z0-9)])", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
