using System.Globalization;
using System.Text;

namespace Tabib.Ingest.Vcf.Selection;

/// <summary>Reads a template.</summary>
internal sealed class TemplateParser(string text, VcfHeader header)
{
    /// <summary>In the order of <see cref="VcfColumn"/>.</summary>
    private static readonly string[] ColumnNames = ["CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO", "FORMAT"];

    private readonly StringBuilder _fixed = new();
    private int _at;

    /// <exception cref="Tabib.Core.Outcomes.ProblemException">VCF071.</exception>
    public List<TemplatePiece> Read()
    {
        var pieces = ReadUntil(isLoop: false);
        return pieces;
    }

    private List<TemplatePiece> ReadUntil(bool isLoop)
    {
        var (pieces, start) = (new List<TemplatePiece>(), _at);
        while (_at < text.Length)
        {
            var letter = text[_at];
            if (letter == ']' && isLoop)
            {
                Flush(pieces);
                _at++;
                return pieces;
            }

            if (letter == '%') Add(pieces, ReadName(isLoop));
            else if (letter == '[')
            {
                if (isLoop) throw RecordTemplate.Fault("square brackets stand within one another", _at);
                _at++;
                Flush(pieces);
                pieces.Add(new TemplatePiece(TemplatePieceKind.SampleLoop, [], null, ReadUntil(isLoop: true)));
            }
            else if (letter == '\\' && _at + 1 < text.Length) AddEscape();
            else
            {
                _fixed.Append(letter);
                _at++;
            }
        }

        if (isLoop) throw RecordTemplate.Fault("a square bracket does not close", start);
        Flush(pieces);
        return pieces;
    }

    private void AddEscape()
    {
        _fixed.Append(text[_at + 1] switch { 't' => '\t', 'n' => '\n', 'r' => '\r', var other => other });
        _at += 2;
    }

    private void Add(List<TemplatePiece> pieces, TemplatePiece piece)
    {
        Flush(pieces);
        pieces.Add(piece);
    }

    private void Flush(List<TemplatePiece> pieces)
    {
        if (_fixed.Length == 0) return;
        pieces.Add(new TemplatePiece(TemplatePieceKind.Text, Encoding.UTF8.GetBytes(_fixed.ToString())));
        _fixed.Clear();
    }

    private TemplatePiece ReadName(bool isLoop)
    {
        var start = ++_at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '_' or '.' || (text[_at] == '/' && text.AsSpan(start, _at - start) is "INFO"))) _at++;
        var name = text[start.._at];
        int? index = null;
        if (_at < text.Length && text[_at] == '{')
        {
            var end = text.IndexOf('}', _at);
            if (end < 0 || !int.TryParse(text.AsSpan(_at + 1, end - _at - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) throw RecordTemplate.Fault("a whole number stands in curly brackets", _at);
            (index, _at) = (number, end + 1);
        }

        return Named(name, index, isLoop, start);
    }

    private TemplatePiece Named(string name, int? index, bool isLoop, int at)
    {
        if (name.StartsWith("INFO/", StringComparison.Ordinal)) return Info(name[5..], index, at);
        if (isLoop && name == "SAMPLE") return new TemplatePiece(TemplatePieceKind.SampleName, []);
        if (isLoop && header.Formats.ContainsKey(name)) return new TemplatePiece(TemplatePieceKind.Sample, Encoding.UTF8.GetBytes(name), index);
        var kind = name switch
        {
            "POS0" => TemplatePieceKind.Start,
            "END" => TemplatePieceKind.End,
            "N_ALT" => TemplatePieceKind.AlternateCount,
            "TYPE" => TemplatePieceKind.Type,
            "LINE" => TemplatePieceKind.Line,
            _ => TemplatePieceKind.Text,
        };
        if (kind != TemplatePieceKind.Text) return new TemplatePiece(kind, []);
        foreach (var column in Enum.GetValues<VcfColumn>())
        {
            if (ColumnNames[(int)column] == name) return new TemplatePiece(TemplatePieceKind.FirstColumn + (int)column, [], index);
        }

        return Info(name, index, at);
    }

    private TemplatePiece Info(string key, int? index, int at) =>
        header.Infos.ContainsKey(key) ? new TemplatePiece(TemplatePieceKind.Info, Encoding.UTF8.GetBytes(key), index) : throw RecordTemplate.Fault($"there is no %{key}, and the header defines no INFO field of that name", at);
}
