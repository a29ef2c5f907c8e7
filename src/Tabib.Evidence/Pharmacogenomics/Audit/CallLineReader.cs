using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.Evidence.Pharmacogenomics.Audit;

/// <summary>Reads the JSON lines that <c>tabib pgx call</c> writes, one sample after the other; what an audit does not need is passed over.</summary>
internal sealed class CallLineReader(Stream stream, string path)
{
    /// <summary>A line of all genes takes 10 to 30 kB.</summary>
    private const int LongestLine = 16 << 20;

    private const int MostGenes = 1000;

    private readonly CallLines _lines = new(stream, LongestLine, number => Fault($"The line is longer than {LongestLine >> 20} MB.", path, number));

    public List<AuditCall> Calls { get; } = [];

    public string Sample { get; private set; } = "";

    /// <summary>Of the sample read last.</summary>
    public int Line => _lines.Number;

    /// <returns>False at the end.</returns>
    /// <exception cref="ProblemException">PGX051: a line is not of this form.</exception>
    public bool Read()
    {
        if (!_lines.Next(out var line)) return false;
        Calls.Clear();
        Sample = "";
        try
        {
            Parse(line);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // An escape of half a character is an InvalidOperationException.
            throw Fault("The line is not JSON.");
        }

        if (Sample.Length == 0) throw Fault("The line names no sample.");
        return true;
    }

    public ProblemException Fault(string message) => Fault(message, path, _lines.Number);

    private static ProblemException Fault(string message, string path, int line) =>
        new(new Problem("PGX051", ProblemSeverity.Error, message, new ProblemLocation(path, line), "Give the file that 'tabib pgx call --out' wrote."));

    private void Parse(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw Fault("The line is no object.");
        var hasGenes = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("sample"u8))
            {
                json.Read();
                Sample = Text(ref json) ?? "";
            }
            else if (json.ValueTextEquals("genes"u8))
            {
                if (hasGenes) throw Fault("The line has its genes twice.");
                hasGenes = true;
                Genes(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        if (!hasGenes) throw Fault("The line has no genes.");
        if (json.Read()) throw Fault("Something follows the object.");
    }

    private void Genes(ref Utf8JsonReader json)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) throw Fault("'genes' must be an object.");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var gene = json.GetString()!;
            if (gene.Length == 0 || gene.AsSpan().IndexOfAny('\t', '\n', '\r') >= 0) throw Fault("A gene has no name.");
            if (Calls.Count == MostGenes) throw Fault($"A line has at most {MostGenes} genes.");
            foreach (var call in Calls)
            {
                if (call.Gene == gene) throw Fault($"The line has {gene} twice.");
            }

            Gene(ref json, gene);
        }
    }

    private void Gene(ref Utf8JsonReader json, string gene)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) throw Fault($"'{gene}' must be an object.");
        var (isCalled, candidates) = ((bool?)null, 0);
        string? phenotype = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("status"u8))
            {
                json.Read();
                isCalled = Text(ref json) switch
                {
                    "called" => true,
                    "notCalled" or "noData" => false,
                    _ => throw Fault($"The status of {gene} is none of called, notCalled and noData."),
                };
            }
            else if (json.ValueTextEquals("diplotypes"u8))
            {
                json.Read();
                if (json.TokenType != JsonTokenType.StartArray) throw Fault($"The diplotypes of {gene} must be an array.");
                for (candidates = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; candidates++) json.Skip();
            }
            else if (json.ValueTextEquals("phenotype"u8))
            {
                json.Read();
                phenotype = Text(ref json);
            }
            else
            {
                json.Skip();
            }
        }

        if (isCalled is not { } called) throw Fault($"{gene} has no status.");
        Calls.Add(new AuditCall(gene, called, called && candidates > 1, called ? phenotype : null));
    }

    private string? Text(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => json.GetString(),
        _ => throw Fault("A text is needed."),
    };
}
