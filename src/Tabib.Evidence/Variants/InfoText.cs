namespace Tabib.Evidence.Variants;

/// <summary>Texts as values of INFO: what would part values or fields is written as %XX (VCF 4.3 section 1.2).</summary>
internal static class InfoText
{
    public static string Escape(string text)
    {
        if (text.AsSpan().IndexOfAny(Parting) < 0) return text;
        var escaped = new System.Text.StringBuilder();
        foreach (var letter in text)
        {
            if (Parting.Contains(letter)) escaped.Append('%').Append(((int)letter).ToString("X2", null));
            else escaped.Append(letter);
        }

        return escaped.ToString();
    }

    private static readonly System.Buffers.SearchValues<char> Parting = System.Buffers.SearchValues.Create("%,;=| \t\r\n&");
}
