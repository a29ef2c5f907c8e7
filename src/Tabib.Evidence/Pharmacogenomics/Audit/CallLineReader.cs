using System.Text.Json;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Pharmacogenomics.Audit;

/// <summary>Reads the JSON lines that <c>tabib pgx call</c> writes, one sample after the other; what an audit does not need is passed over.</summary>
internal sealed class CallLineReader(Stream stream, string path)
{
    /// <summary>A line of all genes takes 10 to 30 kB.</summary>
    private const int LongestLine = 16 << 20;

    private const int MostGenes = 1000;

    private byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;
    private bool _isOver;
    private int _line;

    public List<AuditCall> Calls { get; } = [];

    public string Sample { get; private set; } = "";

    /// <summary>Of the sample read last.</summary>
    public int Line => _line;

    /// <returns>False at the end.</returns>
    /// <exception cref="ProblemException">PGX051: a line is not of this form.</exception>
    public bool Read()
    {
        while (NextLine(out var line))
        {
            if (line.Trim(" \t\r"u8).Length == 0) continue;
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

        return false;
    }

    public ProblemException Fault(string message) =>
        new(new Problem("PGX051", ProblemSeverity.Error, message, new ProblemLocation(path, _line), "Give the file that 'tabib pgx call --out' wrote."));

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

    private bool NextLine(out ReadOnlySpan<byte> line)
    {
        var searched = _start;
        while (true)
        {
            var end = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (end >= 0 || (_isOver && _end > _start))
            {
                var stop = end >= 0 ? searched + end : _end;
                line = _buffer.AsSpan(_start, stop - _start);
                _start = end >= 0 ? stop + 1 : stop;
                _line++;
                return true;
            }

            if (_isOver)
            {
                line = default;
                return false;
            }

            if (_end - _start >= LongestLine)
            {
                _line++;
                throw Fault($"The line is longer than {LongestLine >> 20} MB.");
            }

            searched = Fill();
        }
    }

    /// <returns>Where the new bytes begin.</returns>
    private int Fill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_end, _start) = (_end - _start, 0);
        if (_end == _buffer.Length) Array.Resize(ref _buffer, _buffer.Length * 2);
        var (from, read) = (_end, stream.Read(_buffer, _end, _buffer.Length - _end));
        _isOver = read == 0;
        _end += read;
        return from;
    }
}
