using System.Text;
using System.Text.Unicode;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Tables;

/// <summary>Records of delimited text (RFC 4180): fields in double quotes may hold the delimiter, line ends and doubled quotes. A record that is broken is told apart from the next ones, and none may be larger than a megabyte.</summary>
internal sealed class DelimitedReader(Stream stream, string file) : IDisposable
{
    private const int LongestRecord = 1 << 20;
    private const int MostFields = 1 << 14;

    private readonly ByteWindow _window = new(stream, LongestRecord);
    private readonly List<(int Start, int Length)> _fields = [];
    private byte[] _content = new byte[4096];
    private char[] _text = new char[4096];
    private int _contentLength;
    private int _textLength;
    private long _nextLine = 1;

    internal enum Result
    {
        Record,

        /// <summary>The record was refused; a problem says why.</summary>
        Refused,
        End,
    }

    private enum Scan
    {
        Complete,
        NeedsMore,
        BadQuote,
        TooManyFields,
    }

    public byte Delimiter { get; private set; } = (byte)',';

    /// <summary>1-based line on which the record starts.</summary>
    public long Line { get; private set; } = 1;

    public int Count => _fields.Count;

    /// <summary>Decompressed bytes so far.</summary>
    public long BytesRead => _window.Consumed;

    /// <summary>A field as text; valid until the next record.</summary>
    public ReadOnlySpan<char> Text(int index)
    {
        var (start, length) = _fields[index];
        if (_text.Length - _textLength < length)
        {
            // Texts given out before keep the old array alive.
            _text = new char[Math.Max(_text.Length * 2, length)];
            _textLength = 0;
        }

        var written = Encoding.UTF8.GetChars(_content.AsSpan(start, length), _text.AsSpan(_textLength));
        var text = _text.AsSpan(_textLength, written);
        _textLength += written;
        return text;
    }

    /// <summary>Reads the header and finds the delimiter.</summary>
    /// <exception cref="ProblemException">TAB002, TAB003, TAB004, TAB006: there is no header that can be read.</exception>
    public IReadOnlyList<string> ReadHeader(char? delimiter)
    {
        while (_window.Bytes.IndexOf((byte)'\n') < 0 && _window.Fill())
        {
        }

        if (_window.Bytes.StartsWith("\uFEFF"u8)) _window.Advance(3);
        Delimiter = delimiter is { } given ? (byte)given : TableHeader.DelimiterOf(_window.Bytes);
        var problems = new List<Problem>();
        var result = Next(problems);
        if (result == Result.Refused) throw new ProblemException(problems[0] with { Severity = ProblemSeverity.Fatal });
        if (result == Result.End) throw new ProblemException(new Problem("TAB006", ProblemSeverity.Fatal, "The table is empty: there is no line with the names of the columns.", new ProblemLocation(file)));
        var header = new string[Count];
        for (var i = 0; i < header.Length; i++) header[i] = Text(i).Trim().ToString();
        return header;
    }

    /// <summary>The next record; empty lines are passed over.</summary>
    public Result Next(ICollection<Problem> problems)
    {
        while (true)
        {
            Line = _nextLine;
            var scan = ScanRecord(out var length, out var lines);
            if (scan == Scan.NeedsMore)
            {
                var knewEnd = _window.AtEnd;
                if (_window.Fill() || _window.AtEnd != knewEnd) continue;
                if (!_window.AtEnd) return TooLong(problems);
                if (_window.Bytes.IsEmpty) return Result.End;
                scan = Scan.BadQuote;
            }

            if (scan == Scan.BadQuote) return Broken(problems, "A quoted field is not closed, or text stands behind its end.", "TAB004");
            if (scan == Scan.TooManyFields) return Broken(problems, $"The row has more than {MostFields:N0} fields.", "TAB005");
            var isValid = Utf8.IsValid(_window.Bytes[..length]);
            _window.Advance(length);
            _nextLine += lines;
            if (!isValid) return Refuse(problems, "TAB003", "The text is not UTF-8.", "Save the table as UTF-8.");
            if (_fields.Count == 1 && IsBlank(_content.AsSpan(0, _contentLength))) continue;
            return Result.Record;
        }
    }

    public void Dispose() => _window.Dispose();

    private static bool IsBlank(ReadOnlySpan<byte> text) => text.Trim(" \t"u8).IsEmpty;

    /// <summary>Splits the record at the front of the window, without taking it.</summary>
    private Scan ScanRecord(out int length, out int lines)
    {
        _fields.Clear();
        (_contentLength, _textLength, lines, length) = (0, 0, 0, 0);
        var bytes = _window.Bytes;
        if (_content.Length < bytes.Length) _content = new byte[bytes.Length];
        var at = 0;
        while (true)
        {
            var start = _contentLength;
            var scan = at < bytes.Length && bytes[at] == '"' ? Quoted(bytes, ref at, ref lines) : Plain(bytes, ref at);
            if (scan != Scan.Complete) return scan;
            if (_fields.Count == MostFields) return Scan.TooManyFields;
            _fields.Add((start, _contentLength - start));
            if (at == bytes.Length)
            {
                // Without a line end the record is complete only where nothing can follow.
                length = at;
                lines++;
                return _window.AtEnd && at > 0 ? Scan.Complete : Scan.NeedsMore;
            }

            var end = bytes[at++];
            if (end == Delimiter) continue;
            if (end == '\r' && at < bytes.Length && bytes[at] == '\n') at++;
            else if (end == '\r' && at == bytes.Length && !_window.AtEnd) return Scan.NeedsMore;
            length = at;
            lines++;
            return Scan.Complete;
        }
    }

    /// <summary>A field without quotes, up to its delimiter, line end or the end of what is there.</summary>
    private Scan Plain(ReadOnlySpan<byte> bytes, ref int at)
    {
        var rest = bytes[at..];
        var end = rest.IndexOfAny(Delimiter, (byte)'\r', (byte)'\n');
        var field = end < 0 ? rest : rest[..end];
        field.CopyTo(_content.AsSpan(_contentLength));
        _contentLength += field.Length;
        at += field.Length;
        return Scan.Complete;
    }

    private Scan Quoted(ReadOnlySpan<byte> bytes, ref int at, ref int lines)
    {
        at++;
        while (true)
        {
            var rest = bytes[at..];
            var quote = rest.IndexOf((byte)'"');
            if (quote < 0) return Scan.NeedsMore;
            var part = rest[..quote];
            lines += part.Count((byte)'\n');
            part.CopyTo(_content.AsSpan(_contentLength));
            _contentLength += quote;
            at += quote + 1;
            if (at < bytes.Length && bytes[at] == '"')
            {
                _content[_contentLength++] = (byte)'"';
                at++;
                continue;
            }

            if (at == bytes.Length) return _window.AtEnd ? Scan.Complete : Scan.NeedsMore;
            return bytes[at] == Delimiter || bytes[at] is (byte)'\r' or (byte)'\n' ? Scan.Complete : Scan.BadQuote;
        }
    }

    private Result TooLong(ICollection<Problem> problems)
    {
        // Where only a quote that never ends made the record long, the next line may be sound again.
        if (_window.Bytes.IndexOf((byte)'\n') >= 0) return Broken(problems, "A quoted field is not closed within a megabyte.", "TAB004");
        int end;
        do
        {
            end = _window.Bytes.IndexOf((byte)'\n');
            _window.Advance(end < 0 ? _window.Bytes.Length : end + 1);
        }
        while (end < 0 && _window.Fill());
        _nextLine++;
        return Refuse(problems, "TAB002", "The line is longer than a megabyte; it was left out.", "A table has one record a line.");
    }

    /// <summary>Leaves out the first line of a broken record; the next one may be sound.</summary>
    private Result Broken(ICollection<Problem> problems, string message, string code)
    {
        var end = _window.Bytes.IndexOf((byte)'\n');
        _window.Advance(end < 0 ? _window.Bytes.Length : end + 1);
        _nextLine++;
        return Refuse(problems, code, message, "Quotes within a quoted field are doubled.");
    }

    private Result Refuse(ICollection<Problem> problems, string code, string message, string hint)
    {
        problems.Add(new Problem(code, ProblemSeverity.Error, message, new ProblemLocation(file, Line), hint));
        return Result.Refused;
    }
}
