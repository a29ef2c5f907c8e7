using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Reads the lines of a header one by one: the one place that knows how a header of VCF 4.1 to 4.5 is built (samtools.github.io/hts-specs).</summary>
/// <param name="report">Takes problems of single lines, which are then left out of the definitions; null: they are thrown.</param>
internal sealed class VcfHeaderParser(string file, Action<Problem>? report) : IDisposable
{
    public const int LongestLine = 16 << 20;
    public const long LongestHeader = 64 << 20;
    private const string Format = "##fileformat=VCFv";

    public static readonly string[] Columns = ["#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO"];

    /// <summary>Its records are built as those of 4.1.</summary>
    private const string Forerunner = "4.0";
    private static readonly string[] Versions = ["4.1", "4.2", "4.3", "4.4", "4.5"];

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly VcfHeaderParts _parts = new();
    private readonly List<(string Kind, string Id, Dictionary<string, string> Values, long Line)> _defined = [];
    private long _bytes;

    /// <summary>Lines taken so far.</summary>
    public long LineCount { get; private set; }

    /// <summary>Whether the #CHROM line was met: nothing more may be added.</summary>
    public bool IsComplete { get; private set; }

    /// <param name="bytes">A line with its end, if it has one.</param>
    /// <exception cref="ProblemException">VCF001 to VCF009.</exception>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        LineCount++;
        _bytes += bytes.Length;
        if (bytes.Length > LongestLine) throw Fault("VCF008", $"A line of the header is longer than {LongestLine >> 20} MB.");
        if (_bytes > LongestHeader) throw Fault("VCF008", $"The header is longer than {LongestHeader >> 20} MB.");
        if (!Utf8.IsValid(bytes)) throw Fault("VCF009", "The header is not UTF-8.");
        _hash.AppendData(bytes);
        var line = Encoding.UTF8.GetString(bytes).TrimEnd('\n', '\r');
        if (LineCount == 1) ReadVersion(line);
        else if (line.StartsWith("##", StringComparison.Ordinal)) ReadMeta(line);
        else if (line.StartsWith('#')) ReadColumns(line);
        else throw Fault("VCF004", "The line with the names of the columns (#CHROM) is missing before the first variant.");
        if (!IsComplete) _parts.Lines.Add(line);
    }

    /// <exception cref="ProblemException">VCF001, VCF004: the header ended too early.</exception>
    public VcfHeader Finish()
    {
        if (LineCount == 0) throw Fault("VCF001", "The file is empty.");
        if (!IsComplete)
        {
            Define();
            throw Fault("VCF004", "The line with the names of the columns (#CHROM) is missing.", "The file may be cut off.");
        }

        _parts.Sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset());
        return new VcfHeader(_parts);
    }

    public void Dispose() => _hash.Dispose();

    private void ReadVersion(string line)
    {
        if (!line.StartsWith(Format, StringComparison.Ordinal)) throw Fault("VCF001", "This is no VCF: its first line must be ##fileformat=VCFv4.x.");
        _parts.Version = line[Format.Length..].Trim();
        if (report is not null && _parts.Version == Forerunner) Report("VCF002", "VCF 4.0 is read as 4.1.", null);
        else if (!Versions.Contains(_parts.Version)) throw Fault("VCF002", $"VCF {Shown(_parts.Version)} is not read.", "Versions 4.1 to 4.5 are; bcftools converts others.");
    }

    private void ReadMeta(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            Report("VCF003", "A meta-information line is key=value.", null);
            return;
        }

        var (key, value) = (line[2..equals], line[(equals + 1)..]);
        switch (key)
        {
            case "reference" or "assembly":
                _parts.Hints.Add(value);
                break;
            case "fileDate":
                if (DateOnly.TryParseExact(value.Trim(), ["yyyyMMdd", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) _parts.FileDate = date;
                break;
            case "contig":
            case "INFO" or "FILTER" or "FORMAT" or "ALT" when value.StartsWith('<'):
                if (!MetaLine.TryRead(value, out var values) || !values.TryGetValue("ID", out var id) || id.Length == 0) Report("VCF003", $"The {key} line is malformed: <ID=...,...> is expected.", key);
                else if (key != "ALT") _defined.Add((key, id, values, LineCount));
                break;
        }
    }

    /// <summary>Lines that state their number first: the others take what numbers are left.</summary>
    private void Define()
    {
        var lines = LineCount;
        foreach (var (kind, id, values, line) in _defined.OrderBy(line => line.Values.ContainsKey("IDX") ? 0 : 1))
        {
            LineCount = line;
            if (kind == "contig") ReadContig(id, values);
            else ReadDefinition(kind, id, values);
        }

        LineCount = lines;
    }

    private void ReadContig(string id, Dictionary<string, string> values)
    {
        var length = -1L;
        if (values.TryGetValue("length", out var text) && (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out length) || length <= 0))
        {
            Report("VCF003", "The length of a contig is no positive whole number.", "contig");
            length = -1;
        }

        if (values.TryGetValue("assembly", out var assembly)) _parts.Hints.Add(assembly);
        if (id.Any(char.IsWhiteSpace)) Report("VCF003", "The name of a contig has a blank.", "contig");
        else if (!_parts.AddContig(id, length, Stated(values))) Report("VCF003", "The IDX of a contig is no whole number, or another contig has it.", "contig");
    }

    private void ReadDefinition(string kind, string id, Dictionary<string, string> values)
    {
        var known = kind switch { "INFO" => _parts.Infos, "FORMAT" => _parts.Formats, _ => _parts.Filters };
        if (_parts.IndexOf(id, Stated(values)) is not (>= 0 and var index))
        {
            Report("VCF003", $"The IDX of a {kind} line is no whole number, or contradicts another line.", kind);
            return;
        }

        // A field whose number or type is unreadable is text of any length: nothing of it is lost.
        var number = values.TryGetValue("Number", out var count) && VcfNumber.TryParse(count, out var stated) ? stated : new VcfNumber(VcfNumberKind.Unknown);
        var type = values.TryGetValue("Type", out var name) && Enum.TryParse<VcfValueType>(name, out var named) && Enum.GetName(named) == name ? named : VcfValueType.String;
        known.TryAdd(id, new VcfDefinition(id, number, type, values.GetValueOrDefault("Description", ""), index));
    }

    private static int? Stated(Dictionary<string, string> values) =>
        !values.TryGetValue("IDX", out var text) ? null : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;

    private void ReadColumns(string line)
    {
        var names = line.Split('\t');
        if (names.Length < Columns.Length || !names.AsSpan(0, Columns.Length).SequenceEqual(Columns) || (names.Length > Columns.Length && names[Columns.Length] != "FORMAT"))
            throw Fault("VCF005", "The columns are not those of a VCF: #CHROM POS ID REF ALT QUAL FILTER INFO, then FORMAT and the samples, parted by tabs.", null, "#CHROM");
        _parts.HasFormat = names.Length > Columns.Length;
        _parts.Samples = _parts.HasFormat ? names[(Columns.Length + 1)..] : [];
        if (_parts.Samples.Any(string.IsNullOrWhiteSpace) || _parts.Samples.Distinct(StringComparer.Ordinal).Count() < _parts.Samples.Length)
            throw Fault("VCF006", "A sample has no name, or two samples have the same: it cannot be told whose they are.", "Rename them (bcftools reheader).", "#CHROM");
        Define();
        IsComplete = true;
    }

    private void Report(string code, string message, string? path)
    {
        if (report is null) throw Fault(code, message, null, path);
        report(new Problem(code, ProblemSeverity.Warning, message, new ProblemLocation(file, LineCount, path)));
    }

    private ProblemException Fault(string code, string message, string? hint = null, string? path = null) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(file, Math.Max(1, LineCount), path), hint));

    private static string Shown(string text) => text.Length > 20 ? text[..20] + "..." : text;
}
