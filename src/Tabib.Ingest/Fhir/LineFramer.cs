using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fhir;

/// <summary>NDJSON: one resource a line. Empty lines, a byte-order mark and CRLF are taken as they come.</summary>
internal sealed class LineFramer(ByteWindow window, string file) : WindowFramer(window, file)
{
    private bool _first = true;

    public override bool TryNext(ref Frame frame, ICollection<Problem> problems)
    {
        while (true)
        {
            var length = FindLine(problems);
            if (length < 0) return false;
            var line = Window.Bytes[..length];
            var ended = length < Window.Bytes.Length;
            Window.Advance(length + (ended ? 1 : 0));
            frame.Line = Line;
            Line++;
            if (_first && line.StartsWith("\uFEFF"u8)) line = line[3..];
            _first = false;
            line = line.Trim(" \t\r"u8);
            if (line.IsEmpty) continue;
            frame.Json = line;
            frame.FullUrl = default;
            return true;
        }
    }

    /// <returns>Length of the next line; −1 at the end of the input.</returns>
    private int FindLine(ICollection<Problem> problems)
    {
        var scanned = 0;
        while (true)
        {
            var at = Window.Bytes[scanned..].IndexOf((byte)'\n');
            if (at >= 0) return scanned + at;
            scanned = Window.Bytes.Length;
            if (Window.Fill()) continue;
            if (Window.AtEnd) return scanned > 0 ? scanned : -1;
            problems.Add(Fault("FHIR004", ProblemSeverity.Error, "The line is longer than a resource may be; it was left out.", "Split it, or raise the limit."));
            SkipLine();
            scanned = 0;
        }
    }

    private void SkipLine()
    {
        while (true)
        {
            var at = Window.Bytes.IndexOf((byte)'\n');
            if (at >= 0)
            {
                Window.Advance(at + 1);
                break;
            }

            Window.Advance(Window.Bytes.Length);
            if (!Window.Fill()) break;
        }

        Line++;
    }
}
