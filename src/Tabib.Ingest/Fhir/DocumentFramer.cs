using System.Text.Json;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fhir;

/// <summary>One JSON document: a resource, or a Bundle whose entries are read one at a time, so that a Bundle may be larger than the memory.</summary>
internal sealed class DocumentFramer(ByteWindow window, string file, int maximumDepth) : WindowFramer(window, file)
{
    private readonly JsonReaderOptions _options = new() { MaxDepth = maximumDepth };
    private Stage _stage;
    private bool _needsComma;
    private bool _isFirst = true;

    private enum Stage
    {
        Start,
        Entries,
        Done,
    }

    public override bool TryNext(ref Frame frame, ICollection<Problem> problems)
    {
        try
        {
            if (_stage == Stage.Start && ReadStart(ref frame, problems)) return true;
            while (_stage == Stage.Entries)
            {
                if (ReadEntry(ref frame, problems)) return true;
            }
        }
        catch (JsonException fault)
        {
            Line += fault.LineNumber ?? 0;
            problems.Add(Fault("FHIR002", ProblemSeverity.Fatal, $"This is no valid JSON: {Short(fault)}", "What came before it was read."));
            _stage = Stage.Done;
        }

        return false;
    }

    private static string Short(JsonException fault)
    {
        var end = fault.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end > 0 ? fault.Message[..end] : fault.Message;
    }

    /// <returns>True where the document is a single resource.</returns>
    private bool ReadStart(ref Frame frame, ICollection<Problem> problems)
    {
        if (!FindObject(problems)) return false;
        while (true)
        {
            switch (ScanTop(out var isBundle, out var start, out var end))
            {
                case Scan.NeedsMore when FillUp():
                    continue;
                case Scan.NeedsMore:
                    problems.Add(Window.AtEnd
                        ? Fault("FHIR002", ProblemSeverity.Fatal, "The JSON is cut off.", "Fetch the file again.")
                        : Fault("FHIR004", ProblemSeverity.Fatal, "The resource is larger than a resource may be.", "Split it, or raise the limit."));
                    _stage = Stage.Done;
                    return false;
                case Scan.Entries:
                    Skip(end);
                    _stage = Stage.Entries;
                    return false;
                case Scan.Whole when isBundle:
                    _stage = Stage.Done;
                    return false;
                default:
                    Skip(start);
                    frame.Line = Line;
                    frame.Json = Window.Bytes[..(end - start)];
                    frame.FullUrl = default;
                    Window.Advance(end - start);
                    return true;
            }
        }
    }

    private enum Scan
    {
        NeedsMore,
        Entries,
        Whole,
    }

    private Scan ScanTop(out bool isBundle, out int start, out int end)
    {
        isBundle = false;
        start = end = 0;
        var entries = -1;
        var reader = new Utf8JsonReader(Window.Bytes, Window.AtEnd, new JsonReaderState(_options));
        if (!reader.Read()) return Scan.NeedsMore;
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("an object is expected", null, 0, 0);
        start = (int)reader.TokenStartIndex;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
            {
                end = isBundle && entries >= 0 ? entries : (int)reader.BytesConsumed;
                return isBundle && entries >= 0 ? Scan.Entries : Scan.Whole;
            }

            var isType = reader.ValueTextEquals("resourceType"u8);
            var isEntry = reader.ValueTextEquals("entry"u8);
            if (!reader.Read()) return Scan.NeedsMore;
            if (isType) isBundle = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("Bundle"u8);
            if (isEntry && reader.TokenType == JsonTokenType.StartArray)
            {
                entries = (int)reader.BytesConsumed;
                if (isBundle)
                {
                    end = entries;
                    return Scan.Entries;
                }
            }

            if (!reader.TrySkip()) return Scan.NeedsMore;
        }

        return Scan.NeedsMore;
    }

    /// <returns>True where an entry with a resource was read.</returns>
    private bool ReadEntry(ref Frame frame, ICollection<Problem> problems)
    {
        if (!SkipToEntry(problems)) return false;
        int length;
        while (true)
        {
            var reader = new Utf8JsonReader(Window.Bytes, Window.AtEnd, new JsonReaderState(_options));
            if (reader.Read() && reader.TrySkip())
            {
                length = (int)reader.BytesConsumed;
                break;
            }

            if (FillUp()) continue;
            problems.Add(Window.AtEnd
                ? Fault("FHIR002", ProblemSeverity.Fatal, "The Bundle is cut off inside an entry.", "Fetch the file again; the entries before were read.")
                : Fault("FHIR004", ProblemSeverity.Fatal, "The entry is larger than a resource may be; the rest of the Bundle was left.", "Split it, or raise the limit."));
            _stage = Stage.Done;
            return false;
        }

        var entry = Window.Bytes[..length];
        var found = FindParts(entry, ref frame);
        if (found) frame.Line = Line + entry[..(int)_resourceStart].Count((byte)'\n');
        Line += entry.Count((byte)'\n');
        Window.Advance(length);
        _needsComma = true;
        return found;
    }

    private long _resourceStart;

    private bool FindParts(ReadOnlySpan<byte> entry, ref Frame frame)
    {
        frame.FullUrl = default;
        frame.Json = default;
        var reader = new Utf8JsonReader(entry, _options);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isUrl = reader.ValueTextEquals("fullUrl"u8);
            var isResource = reader.ValueTextEquals("resource"u8);
            reader.Read();
            var from = reader.TokenStartIndex;
            if (isUrl && reader.TokenType == JsonTokenType.String) frame.FullUrl = reader.ValueSpan;
            reader.Skip();
            if (!isResource || reader.TokenType != JsonTokenType.EndObject) continue;
            frame.Json = entry[(int)from..(int)reader.BytesConsumed];
            _resourceStart = from;
        }

        return !frame.Json.IsEmpty;
    }

    /// <returns>False where there is no further entry.</returns>
    private bool SkipToEntry(ICollection<Problem> problems)
    {
        while (true)
        {
            var rest = Window.Bytes;
            var at = rest.IndexOfAnyExcept(" \t\r\n"u8);
            if (at < 0)
            {
                Skip(rest.Length);
                if (Window.Fill()) continue;
                problems.Add(Fault("FHIR002", ProblemSeverity.Fatal, "The Bundle is cut off.", "Fetch the file again; the entries before were read."));
                _stage = Stage.Done;
                return false;
            }

            var next = rest[at];
            Skip(at);
            switch (next)
            {
                case (byte)',' when _needsComma:
                    Window.Advance(1);
                    _needsComma = false;
                    continue;
                case (byte)'{' when !_needsComma:
                    return true;
                case (byte)']':
                    Window.Advance(1);
                    _stage = Stage.Done;
                    CheckRestOfBundle(problems);
                    return false;
                default:
                    throw new JsonException($"an entry is expected, not '{(char)next}'", null, 0, 0);
            }
        }
    }

    /// <summary>The elements after the entries must still be there: else the file is cut off.</summary>
    private void CheckRestOfBundle(ICollection<Problem> problems)
    {
        byte last = 0;
        do
        {
            var text = Window.Bytes.TrimEnd(" \t\r\n"u8);
            if (!text.IsEmpty) last = text[^1];
            Skip(Window.Bytes.Length);
        }
        while (Window.Fill());
        if (last != (byte)'}') problems.Add(Fault("FHIR002", ProblemSeverity.Error, "The Bundle is cut off after its entries.", "All entries were read."));
    }

    /// <summary>Goes to the next object: further resources may follow the first one.</summary>
    private bool FindObject(ICollection<Problem> problems)
    {
        FillUp();
        if (_isFirst && Window.Bytes.StartsWith("\uFEFF"u8)) Window.Advance(3);
        while (true)
        {
            var at = Window.Bytes.IndexOfAnyExcept(" \t\r\n"u8);
            if (at >= 0)
            {
                Skip(at);
                break;
            }

            Skip(Window.Bytes.Length);
            if (Window.Fill()) continue;
            _stage = Stage.Done;
            return false;
        }

        if (_isFirst || Window.Bytes[0] == '{')
        {
            _isFirst = false;
            return true;
        }

        problems.Add(Fault("FHIR003", ProblemSeverity.Error, "There is more after the end of the resource; it was left.", "Several resources go into a Bundle or NDJSON."));
        _stage = Stage.Done;
        return false;
    }

    private void Skip(int count)
    {
        Line += Window.Bytes[..count].Count((byte)'\n');
        Window.Advance(count);
    }
}
