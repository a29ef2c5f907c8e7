using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.Evidence.Pharmacogenomics.Calls;

/// <summary>Reads calls as 'pgx call' writes them: JSON, one line a sample.</summary>
public static class SampleCallsReader
{
    /// <summary>A sample of all genes is some 20 kB.</summary>
    private const int LongestLine = 8 << 20;

    /// <exception cref="ProblemException">INP001: not there; PGX042: a line is no call.</exception>
    public static IEnumerable<SampleCalls> Read(string path)
    {
        if (!File.Exists(path)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Error, "The file does not exist.", new ProblemLocation(path)), ProblemKind.InputMissing);
        return Open(path);
    }

    /// <param name="path">Named in problems.</param>
    /// <exception cref="ProblemException">PGX042: a line is no call.</exception>
    public static IEnumerable<SampleCalls> Read(Stream stream, string path)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var lines = new CallLines(stream, LongestLine, number => Fault(new ProblemLocation(path, number), "The line is too long for the calls of a sample."));
        while (lines.Next(out var line)) yield return Parse(line, new ProblemLocation(path, lines.Number));
    }

    private static IEnumerable<SampleCalls> Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        foreach (var calls in Read(stream, path)) yield return calls;
    }

    private static SampleCalls Parse(ReadOnlySpan<byte> line, ProblemLocation place)
    {
        try
        {
            var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = 16 });
            using var document = JsonDocument.ParseValue(ref reader);
            // Throws where something follows the object.
            reader.Read();
            var root = document.RootElement;
            var genes = Member(root, "genes", JsonValueKind.Object).EnumerateObject().Select(gene => Call(gene.Name, gene.Value)).OrderBy(call => call.Gene, StringComparer.Ordinal).ToList();
            if (genes.DistinctBy(call => call.Gene).Count() != genes.Count) throw Fault(place, "A gene stands in the line twice.");
            var knowledge = Member(root, "knowledge", JsonValueKind.Object);
            return new SampleCalls(Text(root, "file") ?? "", Text(root, "sample") ?? "", Text(root, "build") ?? "", genes, Flag(root, "absentIsReference"), Text(knowledge, "version") ?? "", Text(knowledge, "hash") ?? "");
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            throw Fault(place, fault is JsonException ? "The line is not JSON." : fault.Message, fault);
        }
    }

    private static GeneCall Call(string gene, JsonElement call)
    {
        var status = Text(call, "status") switch
        {
            "called" => CallStatus.Called,
            "notCalled" => CallStatus.NotCalled,
            "noData" => CallStatus.NoData,
            var other => throw new FormatException($"The status of {gene} is none of called, notCalled and noData: '{other}'."),
        };
        List<CalledDiplotype> diplotypes = [.. Items(call, "diplotypes").Select(item => new CalledDiplotype(Text(item, "name") ?? "", Texts(item, "alleles"), Score(item), new GeneResult(Text(item, "phenotype"), Text(item, "activityScore"))))];
        var advice = Texts(call, "adviceAlleles");
        var whole = new GeneResult(Text(call, "phenotype"), Text(call, "activityScore"));
        IReadOnlyList<GeneResult> results = advice.Count == 0 && diplotypes.Count > 0 ? [.. diplotypes.Select(diplotype => diplotype.Result).Distinct()] : whole.Phenotype is null && whole.ActivityScore is null ? [] : [whole];
        if (status == CallStatus.Called && diplotypes.Count == 0 && advice.Count == 0) throw new FormatException($"{gene} is called, but neither diplotypes nor adviceAlleles are stated.");
        List<CallWarning> warnings = [.. Items(call, "warnings").Select(item => new CallWarning(Text(item, "code") ?? "", Text(item, "text") ?? ""))];
        return new GeneCall(gene, status, Text(call, "reason"), diplotypes, Texts(call, "haplotypes"), results, advice, Flag(call, "phased"), Texts(call, "missingPositions"), Texts(call, "undocumented"), warnings, Text(call, "source") ?? "vcf");
    }

    private static JsonElement Member(JsonElement element, string name, JsonValueKind kind) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : throw new FormatException($"'{name}' is missing or of another kind.");

    private static string? Text(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null) return null;
        return member.ValueKind == JsonValueKind.String ? member.GetString() : throw new FormatException($"'{name}' is no text.");
    }

    private static bool Flag(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.True;

    private static int? Score(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("score", out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt32(out var score) ? score : null;

    private static List<JsonElement> Items(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null) return [];
        return member.ValueKind == JsonValueKind.Array ? [.. member.EnumerateArray()] : throw new FormatException($"'{name}' is no list.");
    }

    private static List<string> Texts(JsonElement element, string name) => [.. Items(element, name).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString()! : throw new FormatException($"'{name}' holds something that is no text."))];

    private static ProblemException Fault(ProblemLocation place, string message, Exception? inner = null) =>
        new(new Problem("PGX042", ProblemSeverity.Error, message, place, "Calls are written by 'tabib pgx call --out CALLS.jsonl'."), ProblemKind.BadData, inner);
}
