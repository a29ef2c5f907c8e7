using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Reads the header of a VCF 4.1 to 4.5 and stops at its end (samtools.github.io/hts-specs).</summary>
internal sealed class VcfHeaderReader : IDisposable
{
    private const int LongestLine = 16 << 20;
    private const long LongestHeader = 64 << 20;
    private const string Format = "##fileformat=VCFv";

    private static readonly string[] Versions = ["4.1", "4.2", "4.3", "4.4", "4.5"];
    private static readonly string[] Columns = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"];
    private static readonly HashSet<string> Structured = ["INFO", "FILTER", "FORMAT", "ALT"];

    private readonly ByteWindow _window;
    private readonly string _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<(string Name, long Length)> _contigs = [];
    private readonly List<string> _hints = [];
    private DateOnly? _date;
    private long _line;

    public VcfHeaderReader(Stream stream, string file)
    {
        _window = new ByteWindow(stream, LongestLine);
        _file = file;
    }

    /// <exception cref="ProblemException">VCF001 to VCF009: this is no header that can be used, with its line.</exception>
    public VcfHeader Read()
    {
        var first = ReadLine() ?? throw Fault("VCF001", "The file is empty.");
        if (!first.StartsWith(Format, StringComparison.Ordinal)) throw Fault("VCF001", "This is no VCF: its first line must be ##fileformat=VCFv4.x.");
        var version = first[Format.Length..].Trim();
        if (!Versions.Contains(version)) throw Fault("VCF002", $"VCF {Shown(version)} is not read.", "Versions 4.1 to 4.5 are; bcftools converts others.");
        while (ReadLine() is { } line)
        {
            if (line.StartsWith("##", StringComparison.Ordinal)) ReadMeta(line);
            else if (line.StartsWith('#')) return new VcfHeader(version, _contigs, _hints, _date, ReadSamples(line), Convert.ToHexStringLower(_hash.GetHashAndReset()));
            else throw Fault("VCF004", "The line with the names of the columns (#CHROM) is missing before the first variant.");
        }

        throw Fault("VCF004", "The line with the names of the columns (#CHROM) is missing.", "The file may be cut off.");
    }

    public void Dispose()
    {
        _hash.Dispose();
        _window.Dispose();
    }

    /// <returns>Null at the end of the file.</returns>
    private string? ReadLine()
    {
        int end;
        while ((end = _window.Bytes.IndexOf((byte)'\n')) < 0 && _window.Fill())
        {
        }

        if (end < 0 && !_window.AtEnd) throw Fault("VCF008", $"A line of the header is longer than {LongestLine >> 20} MB.");
        var bytes = end < 0 ? _window.Bytes : _window.Bytes[..(end + 1)];
        if (bytes.IsEmpty) return null;
        _line++;
        if (_window.Consumed + bytes.Length > LongestHeader) throw Fault("VCF008", $"The header is longer than {LongestHeader >> 20} MB.");
        if (!Utf8.IsValid(bytes)) throw Fault("VCF009", "The header is not UTF-8.");
        _hash.AppendData(bytes);
        var line = Encoding.UTF8.GetString(bytes).TrimEnd('\n', '\r');
        _window.Advance(bytes.Length);
        return line;
    }

    private void ReadMeta(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0) throw Fault("VCF003", "A meta-information line is key=value.");
        var (key, value) = (line[2..equals], line[(equals + 1)..]);
        switch (key)
        {
            case "reference" or "assembly":
                _hints.Add(value);
                break;
            case "fileDate":
                if (DateOnly.TryParseExact(value.Trim(), ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) _date = date;
                break;
            case var known when known == "contig" || (Structured.Contains(known) && value.StartsWith('<')):
                if (!MetaLine.TryRead(value, out var values) || !values.TryGetValue("ID", out var id) || id.Length == 0) throw Fault("VCF003", $"The {known} line is malformed: <ID=...,...> is expected.", null, known);
                if (known == "contig") AddContig(id, values);
                break;
        }
    }

    private void AddContig(string id, Dictionary<string, string> values)
    {
        var length = -1L;
        if (values.TryGetValue("length", out var text) && (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length) || length <= 0))
            throw Fault("VCF003", "The length of a contig is no positive whole number.", null, "contig");
        if (id.Any(char.IsWhiteSpace)) throw Fault("VCF003", "The name of a contig has a blank.", null, "contig");
        _contigs.Add((id, length));
        if (values.TryGetValue("assembly", out var assembly)) _hints.Add(assembly);
    }

    private string[] ReadSamples(string line)
    {
        var names = line.Split('\t');
        if (names.Length < Columns.Length || !names.AsSpan(0, Columns.Length).SequenceEqual(Columns) || (names.Length > Columns.Length && names[Columns.Length] != "FORMAT"))
            throw Fault("VCF005", "The columns are not those of a VCF: #CHROM POS ID REF ALT QUAL FILTER INFO, then FORMAT and the samples, parted by tabs.", null, "#CHROM");
        var samples = names.Skip(Columns.Length + 1).ToArray();
        if (samples.Any(string.IsNullOrWhiteSpace) || samples.Distinct(StringComparer.Ordinal).Count() < samples.Length)
            throw Fault("VCF006", "A sample has no name, or two samples have the same: it cannot be told whose they are.", "Rename them (bcftools reheader).", "#CHROM");
        return samples;
    }

    private ProblemException Fault(string code, string message, string? hint = null, string? path = null) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(_file, Math.Max(1, _line), path), hint));

    private static string Shown(string text) => text.Length > 20 ? text[..20] + "..." : text;
}
