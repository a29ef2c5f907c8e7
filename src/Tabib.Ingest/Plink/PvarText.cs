using System.Buffers.Text;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Plink;

/// <summary>Goes through the lines of a .pvar or .bim once, plain or compressed, all columns within reach and none kept.</summary>
public sealed class PvarText : IDisposable
{
    private const int MostFields = 32;

    private readonly PlinkTextLines _lines;
    private readonly Range[] _fields = new Range[MostFields];
    private bool _isFirstPending;

    /// <exception cref="ProblemException">PLK003: the header is not that of a .pvar.</exception>
    public PvarText(string path)
        : this(new PlinkTextLines(path))
    {
    }

    internal PvarText(PlinkTextLines lines)
    {
        _lines = lines;
        Header = ReadHeader();
    }

    public PvarHeader Header { get; }

    /// <summary>Whether the file has no header and is read as a .bim, whose REF nobody vouches for.</summary>
    public bool IsBim { get; private set; }

    /// <summary>Moves to the next variant.</summary>
    /// <returns>False at the end. The line is valid until the next call.</returns>
    /// <exception cref="ProblemException">PLK003: the line has too few fields, or its position is no number.</exception>
    public bool Next(out PvarLine line)
    {
        line = default;
        ReadOnlySpan<byte> text;
        do
        {
            if (!Advance(out text)) return false;
        }
        while (text.IsEmpty);

        var header = Header;
        if (PlinkFields.Split(text, _fields.AsSpan(0, header.FieldCount)) < header.FieldCount) throw Fault("The line has fewer fields than the header.");
        var place = text[_fields[header.Position]];
        if (!Utf8Parser.TryParse(place, out int position, out var used) || used != place.Length) throw Fault("The position is no number.");
        line = new PvarLine(text, _fields, header, position);
        return true;
    }

    public void Dispose() => _lines.Dispose();

    internal ProblemException Fault(string message) =>
        _lines.Fault("PLK003", message, IsBim ? "A line of a .bim has six fields: chromosome, id, centimorgans, position, allele 1, allele 2." : "The columns of a .pvar are #CHROM POS ID REF ALT, then QUAL FILTER INFO CM.");

    private bool Advance(out ReadOnlySpan<byte> text)
    {
        if (!_isFirstPending) return _lines.Next(out text);
        _isFirstPending = false;
        text = _lines.Current;
        return true;
    }

    private PvarHeader ReadHeader()
    {
        var meta = new List<string>();
        while (_lines.Next(out var line))
        {
            if (line.IsEmpty) continue;
            if (line.StartsWith("#CHROM"u8)) return PvarHeader.Of(meta, line) ?? throw Fault("The header lacks one of POS, ID, REF, ALT, or has a column twice.");
            if (line[0] == '#')
            {
                meta.Add(Encoding.UTF8.GetString(line));
                continue;
            }

            IsBim = true;
            if (meta.Count > 0) throw Fault("The header ends without its line #CHROM.");
            _isFirstPending = true;
            return PvarHeader.OfBim(PlinkFields.Split(line, _fields.AsSpan(0, 7)));
        }

        IsBim = meta.Count == 0;
        return IsBim ? PvarHeader.OfBim(6) : throw Fault("The header ends without its line #CHROM.");
    }
}
