using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.Evidence.Pharmacogenomics.Comparison;

/// <summary>Reads calls that <c>tabib pgx call --out</c> wrote, one JSON line a sample, without holding more than a line.</summary>
public static class StoredCallReader
{
    private const int LongestLine = 64 << 20;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = 16 };

    /// <param name="path">Named in problems.</param>
    /// <exception cref="ProblemException">PGX024: a line is no sample's calls; PGX025: a line is too long.</exception>
    public static IEnumerable<StoredSample> Read(Stream stream, string path)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var lines = new CallLines(stream, LongestLine, number => new ProblemException(new Problem("PGX025", ProblemSeverity.Fatal, "A line of calls is longer than 64 MB.", new ProblemLocation(path, number), "Give the JSON lines that 'tabib pgx call --out' wrote.")));
        while (lines.Next(out var line)) yield return Sample(line, path, lines.Number);
    }

    private static StoredSample Sample(ReadOnlySpan<byte> line, string path, long number)
    {
        try
        {
            var reader = new Utf8JsonReader(line, Options);
            reader.Read();
            var sample = Sample(ref reader);
            reader.Read();
            return sample;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw new ProblemException(new Problem("PGX024", ProblemSeverity.Error, $"The line holds no calls of a sample: {fault.Message.TrimEnd('.')}.", new ProblemLocation(path, number), "Give the JSON lines that 'tabib pgx call --out' wrote."));
        }
    }

    private static StoredSample Sample(ref Utf8JsonReader reader)
    {
        string? file = null, sample = null, hash = null;
        List<StoredCall>? calls = null;
        Begin(ref reader);
        while (Member(ref reader) is { } name)
        {
            switch (name)
            {
                case "file": file = Text(ref reader); break;
                case "sample": sample = Text(ref reader); break;
                case "genes": calls = Calls(ref reader); break;
                case "knowledge": hash = Hash(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        return new StoredSample(file ?? "", sample ?? throw new FormatException("it names no sample"), calls ?? throw new FormatException("it has no genes"), hash);
    }

    private static string? Hash(ref Utf8JsonReader reader)
    {
        string? hash = null;
        Begin(ref reader);
        while (Member(ref reader) is { } name)
        {
            if (name == "hash") hash = Text(ref reader);
            else reader.Skip();
        }

        return hash;
    }

    private static List<StoredCall> Calls(ref Utf8JsonReader reader)
    {
        var calls = new List<StoredCall>();
        Begin(ref reader);
        while (Member(ref reader) is { } gene) calls.Add(Call(ref reader, gene));
        return calls;
    }

    private static StoredCall Call(ref Utf8JsonReader reader, string gene)
    {
        List<StoredDiplotype> diplotypes = [];
        List<string> haplotypes = [], advice = [];
        string? phenotype = null, score = null, source = null;
        var hasResult = false;
        Begin(ref reader);
        while (Member(ref reader) is { } name)
        {
            switch (name)
            {
                case "diplotypes": diplotypes = Diplotypes(ref reader); break;
                case "haplotypes": haplotypes = Texts(ref reader); break;
                case "adviceAlleles": advice = Texts(ref reader); break;
                case "phenotype": (phenotype, hasResult) = (Text(ref reader), true); break;
                case "activityScore": (score, hasResult) = (Text(ref reader), true); break;
                case "source": source = Text(ref reader); break;
                default: reader.Skip(); break;
            }
        }

        if (advice.Count > 2) throw new FormatException("a result rests on more than two alleles");
        return new StoredCall(gene, diplotypes, haplotypes, advice, hasResult, phenotype, score, source ?? "vcf");
    }

    private static List<StoredDiplotype> Diplotypes(ref Utf8JsonReader reader)
    {
        var diplotypes = new List<StoredDiplotype>();
        BeginArray(ref reader);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            List<string> alleles = [];
            string? phenotype = null, score = null;
            Begin(ref reader);
            while (Member(ref reader) is { } name)
            {
                switch (name)
                {
                    case "alleles": alleles = Texts(ref reader); break;
                    case "phenotype": phenotype = Text(ref reader); break;
                    case "activityScore": score = Text(ref reader); break;
                    default: reader.Skip(); break;
                }
            }

            if (alleles.Count > 2) throw new FormatException("a diplotype has more than two alleles");
            diplotypes.Add(new StoredDiplotype(alleles, phenotype, score));
        }

        return diplotypes;
    }

    private static List<string> Texts(ref Utf8JsonReader reader)
    {
        var texts = new List<string>();
        BeginArray(ref reader);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) texts.Add(Text(ref reader) ?? throw new FormatException("a text is absent"));
        return texts;
    }

    private static string? Text(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.Null ? null : reader.GetString();

    private static void Begin(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new FormatException("an object is needed");
    }

    private static void BeginArray(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartArray) throw new FormatException("an array is needed");
    }

    /// <summary>To the value of the next member.</summary>
    /// <returns>Its name; null at the object's end.</returns>
    private static string? Member(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.EndObject) return null;
        var name = reader.GetString();
        reader.Read();
        return name;
    }
}
