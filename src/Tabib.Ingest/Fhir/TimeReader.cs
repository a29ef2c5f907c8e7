using System.Text.Json;
using Tabib.Core.Time;

namespace Tabib.Ingest.Fhir;

/// <summary>Reads dates and periods into UTC ticks.</summary>
internal sealed class TimeReader(JsonText text)
{
    /// <summary>Half-open ticks; <see cref="Present"/> false where nothing was stated.</summary>
    internal struct Span
    {
        public long Start;
        public long End;
        public bool Present;

        /// <summary>A period without an end.</summary>
        public bool Open;

        /// <summary>Where the part that is surely known ends: the end of the stated end, or of the start of an open period.</summary>
        public long KnownEnd;
    }

    public Span ReadTime(scoped ref Utf8JsonReader reader, string path)
    {
        var span = new Span { Present = true };
        if (!DateTextReader.TryReadTicks(text.Expect(ref reader, path), out span.Start, out span.End, out _)) throw NoDate(path);
        span.KnownEnd = span.End;
        return span;
    }

    public Span ReadPeriod(scoped ref Utf8JsonReader reader, string path)
    {
        JsonText.ExpectObject(ref reader, path);
        Span start = default, end = default;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("start"u8)) start = ReadTime(ref reader, path);
            else if (name.SequenceEqual("end"u8)) end = ReadTime(ref reader, path);
            else reader.Skip();
        }

        if (!start.Present && !end.Present) return default;
        var span = new Span
        {
            Present = true,
            Open = !end.Present,
            Start = start.Present ? start.Start : DateTime.MinValue.Ticks,
            End = end.Present ? end.End : DateTime.MaxValue.Ticks,
            KnownEnd = end.Present ? end.End : start.End,
        };
        return span.End >= span.Start ? span : throw new ResourceFaultException("FHIR017", "The period ends before it starts.", path);
    }

    private static ResourceFaultException NoDate(string path) =>
        new("FHIR014", "This is no date: YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm:ss with a time zone is expected, and the day must exist.", path);
}
