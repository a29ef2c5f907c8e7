using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Hl7v2;

/// <summary>Cuts a file into messages: framed by MLLP (0x0B ... 0x1C), or one after the other, in a batch (FHS, BHS) or not; segments may end with CR, LF or both.</summary>
internal sealed class MessageFramer(Stream stream, string file) : IDisposable
{
    private const int LongestMessage = 16 << 20;
    private const byte StartOfBlock = 0x0B;
    private const byte EndOfBlock = 0x1C;
    private const int LookAhead = 4;

    private readonly ByteWindow _window = new(stream, LongestMessage);
    private int _taken;
    private bool _afterReturn;
    private bool _isFirst = true;

    /// <summary>Line on which the next byte stands.</summary>
    private long _line = 1;

    /// <summary>1-based line on which the message starts.</summary>
    public long Line { get; private set; }

    public long BytesRead => _window.Consumed;

    /// <summary>The message; valid until the next call.</summary>
    public ReadOnlySpan<byte> Message => _window.Bytes[.._taken];

    /// <returns>False at the end.</returns>
    public bool TryNext(ICollection<Problem> problems)
    {
        Drop(_taken);
        _taken = 0;
        while (FindStart(problems))
        {
            Line = _line;
            _taken = FindEnd();
            if (_taken >= 0) return true;
            _taken = 0;
            problems.Add(new Problem("HL7002", ProblemSeverity.Error, $"The message is longer than {LongestMessage >> 20} MB; it was left out.", new ProblemLocation(file, _line)));
            Drop(_window.Bytes.Length);
            SkipLines(isTold: true, problems);
        }

        return false;
    }

    public void Dispose() => _window.Dispose();

    /// <summary>Moves to the next line that starts a message.</summary>
    private bool FindStart(ICollection<Problem> problems)
    {
        if (_isFirst)
        {
            Ensure(LookAhead);
            _isFirst = false;
            if (_window.Bytes.StartsWith("\uFEFF"u8)) _window.Advance(3);
        }

        return SkipLines(isTold: false, problems);
    }

    /// <param name="isTold">True where the text before the next message is the rest of one that a problem speaks of.</param>
    private bool SkipLines(bool isTold, ICollection<Problem> problems)
    {
        while (true)
        {
            Ensure(LookAhead);
            var bytes = _window.Bytes;
            if (bytes.IsEmpty) return false;
            if (IsSegment(bytes, "MSH"u8)) return true;
            if (bytes[0] is StartOfBlock or EndOfBlock or (byte)'\r' or (byte)'\n' or (byte)' ' or (byte)'\t' or 0)
            {
                Drop(1);
                continue;
            }

            if (!isTold && !IsBatch(bytes))
            {
                problems.Add(new Problem("HL7001", ProblemSeverity.Error, "This is no HL7 v2 message: a line that starts with MSH is expected.", new ProblemLocation(file, _line), "What stands before the next message was left out."));
                isTold = true;
            }

            DropLine();
        }
    }

    private void DropLine()
    {
        while (true)
        {
            var end = _window.Bytes.IndexOfAny((byte)'\r', (byte)'\n', StartOfBlock);
            Drop(end < 0 ? _window.Bytes.Length : end);
            if (end >= 0 || !_window.Fill()) return;
        }
    }

    /// <returns>Length of the message; −1 where it is too long.</returns>
    private int FindEnd()
    {
        var at = 0;
        while (true)
        {
            var next = _window.Bytes[at..].IndexOfAny((byte)'\r', (byte)'\n', EndOfBlock);
            if (next < 0)
            {
                at = _window.Bytes.Length;
                if (_window.Fill()) continue;
                return _window.AtEnd ? at : -1;
            }

            at += next;
            if (_window.Bytes[at] == EndOfBlock) return at;
            at++;
            Ensure(at + LookAhead);
            var rest = _window.Bytes[at..];
            if (rest.IsEmpty || rest[0] == StartOfBlock || IsSegment(rest, "MSH"u8) || IsBatch(rest)) return at;
        }
    }

    private void Ensure(int length)
    {
        while (_window.Bytes.Length < length && _window.Fill())
        {
        }
    }

    /// <summary>Takes bytes from the window and counts their lines; a return and a feed are one end of line.</summary>
    private void Drop(int count)
    {
        foreach (var b in _window.Bytes[..count])
        {
            if (b == '\r' || (b == '\n' && !_afterReturn)) _line++;
            _afterReturn = b == '\r';
        }

        _window.Advance(count);
    }

    private static bool IsBatch(ReadOnlySpan<byte> bytes) => IsSegment(bytes, "FHS"u8) || IsSegment(bytes, "BHS"u8) || IsSegment(bytes, "BTS"u8) || IsSegment(bytes, "FTS"u8);

    private static bool IsSegment(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name) => bytes.Length > 3 && bytes.StartsWith(name) && bytes[3] is > (byte)' ' and < 0x7F && !char.IsAsciiLetterOrDigit((char)bytes[3]);
}
