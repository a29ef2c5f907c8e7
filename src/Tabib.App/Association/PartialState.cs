using System.Globalization;
using System.Text;

namespace Tabib.App.Association;

/// <summary>How far the files of a run are whole.</summary>
/// <param name="Lengths">Bytes of each file that belong to whole blocks.</param>
internal sealed record PartialState(string Fingerprint, int Blocks, long[] Lengths)
{
    /// <summary>One line: fingerprint, blocks, lengths, and the word end, parted by blanks.</summary>
    public byte[] ToUtf8() => Encoding.UTF8.GetBytes($"{Fingerprint} {Blocks.ToString(CultureInfo.InvariantCulture)} {string.Join(' ', Lengths)} end\n");

    /// <returns>Null where the text is no such line.</returns>
    public static PartialState? Parse(string text)
    {
        var fields = text.TrimEnd('\n').Split(' ');
        if (fields.Length < 4 || fields[^1] != "end" || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var blocks)) return null;
        var lengths = new long[fields.Length - 3];
        for (var i = 0; i < lengths.Length; i++)
        {
            if (!long.TryParse(fields[i + 2], NumberStyles.None, CultureInfo.InvariantCulture, out lengths[i])) return null;
        }

        return new PartialState(fields[0], blocks, lengths);
    }
}
