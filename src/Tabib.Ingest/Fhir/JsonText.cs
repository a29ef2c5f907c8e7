using System.Text.Json;

namespace Tabib.Ingest.Fhir;

/// <summary>Texts of a JSON reader as UTF-8 without escapes. What it returns holds until the next <see cref="Reset"/>.</summary>
internal sealed class JsonText
{
    private byte[] _scratch = new byte[1024];
    private int _used;

    public void Reset() => _used = 0;

    public ReadOnlySpan<byte> Read(scoped ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped) return reader.ValueSpan;
        if (_scratch.Length - _used < reader.ValueSpan.Length)
        {
            // Spans given out before keep the old array alive.
            _scratch = new byte[Math.Max(_scratch.Length * 2, reader.ValueSpan.Length)];
            _used = 0;
        }

        try
        {
            var length = reader.CopyString(_scratch.AsSpan(_used));
            var text = _scratch.AsSpan(_used, length);
            _used += length;
            return text;
        }
        catch (InvalidOperationException)
        {
            throw new ResourceFaultException("FHIR007", "A text has an escape that stands for no character.", null, "Write it as UTF-8.");
        }
    }

    /// <summary>A JSON string's text.</summary>
    /// <exception cref="ResourceFaultException">FHIR011: not a string.</exception>
    public ReadOnlySpan<byte> Expect(scoped ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType != JsonTokenType.String) throw WrongType(path, "a text");
        return Read(ref reader);
    }

    public static void ExpectObject(scoped ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw WrongType(path, "an object");
    }

    public static ResourceFaultException WrongType(string path, string expected) =>
        new("FHIR011", $"The element must be {expected}.", path);
}
