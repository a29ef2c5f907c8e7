using System.Text;
using System.Text.RegularExpressions;

namespace Tabib.Ingest.Vcf;

/// <summary>What a VCF or BCF says before its variants. Immutable: edits give a new header.</summary>
public sealed partial class VcfHeader
{
    /// <summary>Contigs that a table is made for; a header may state larger numbers.</summary>
    private const long LargestTable = 1 << 20;

    private readonly Utf8Table<VcfDefinition> _infos;
    private readonly Utf8Table<VcfDefinition> _formats;
    private readonly Utf8Table<VcfDefinition> _filters;
    private readonly Utf8Table<VcfContig> _contigs;

    internal VcfHeader(VcfHeaderParts parts)
    {
        (Version, Lines, Contigs, Samples, HasFormat) = (parts.Version, parts.Lines, parts.Contigs, parts.Samples, parts.HasFormat);
        (Infos, Formats, Filters) = (parts.Infos, parts.Formats, parts.Filters);
        (Hints, FileDate, Sha256, StringDictionary) = (parts.Hints, parts.FileDate, parts.Sha256, parts.Strings);
        StringBytes = [.. parts.Strings.Select(name => name is null ? null : Encoding.UTF8.GetBytes(name))];
        ContigBytes = new byte[]?[Math.Min(LargestTable, parts.Contigs.Select(contig => contig.Index + 1L).DefaultIfEmpty(0).Max())];
        foreach (var contig in parts.Contigs)
        {
            if (contig.Index < ContigBytes.Length) ContigBytes[contig.Index] = Encoding.UTF8.GetBytes(contig.Name);
        }

        _infos = new Utf8Table<VcfDefinition>(parts.Infos);
        _formats = new Utf8Table<VcfDefinition>(parts.Formats);
        _filters = new Utf8Table<VcfDefinition>(parts.Filters);
        _contigs = new Utf8Table<VcfContig>(parts.Contigs.Select(contig => KeyValuePair.Create(contig.Name, contig)));
    }

    /// <summary>Such as 4.2.</summary>
    public string Version { get; }

    /// <summary>The lines that begin with ##, verbatim and in order, without line ends.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>In the order of the header.</summary>
    public IReadOnlyList<VcfContig> Contigs { get; }

    public IReadOnlyDictionary<string, VcfDefinition> Infos { get; }

    public IReadOnlyDictionary<string, VcfDefinition> Formats { get; }

    public IReadOnlyDictionary<string, VcfDefinition> Filters { get; }

    public IReadOnlyList<string> Samples { get; }

    /// <summary>Whether the #CHROM line has a FORMAT column.</summary>
    public bool HasFormat { get; }

    /// <summary>Texts that may name the reference: reference, assembly.</summary>
    internal IReadOnlyList<string> Hints { get; }

    /// <summary>Day of ##fileDate; null where it states none.</summary>
    internal DateOnly? FileDate { get; }

    /// <summary>Of the header's bytes, decompressed, to the end of the #CHROM line; lower-case hexadecimal.</summary>
    internal string Sha256 { get; }

    /// <summary>BCF's dictionary of strings: names of filters, INFO and FORMAT fields by number; null where a number stands for nothing.</summary>
    internal IReadOnlyList<string?> StringDictionary { get; }

    /// <summary>The same as bytes.</summary>
    internal byte[]?[] StringBytes { get; }

    /// <summary>Names of contigs as bytes by their number in BCF, where these are the first numbers, as in most files.</summary>
    internal byte[]?[] ContigBytes { get; }

    /// <returns>Null where the header does not define the field.</returns>
    public VcfDefinition? FindInfo(ReadOnlySpan<byte> key) => _infos.TryGetValue(key, out var found) ? found : null;

    /// <returns>Null where the header does not define the field.</returns>
    public VcfDefinition? FindFormat(ReadOnlySpan<byte> key) => _formats.TryGetValue(key, out var found) ? found : null;

    /// <returns>Null where the header does not define the filter.</returns>
    public VcfDefinition? FindFilter(ReadOnlySpan<byte> id) => _filters.TryGetValue(id, out var found) ? found : null;

    /// <returns>Null where the header does not name the contig.</returns>
    public VcfContig? FindContig(ReadOnlySpan<byte> name) => _contigs.TryGetValue(name, out var found) ? found : null;

    /// <summary>A header of other lines (which begin with ##, the fileformat first) and the same samples.</summary>
    /// <exception cref="Tabib.Core.Outcomes.ProblemException">VCF001 to VCF003: the lines are no header.</exception>
    public VcfHeader WithLines(IEnumerable<string> lines) => Build(lines, Samples, HasFormat);

    /// <summary>The same header with one more line, which stands behind the last of its kind; one that defines the same ID is replaced.</summary>
    /// <param name="line">Such as ##INFO=&lt;ID=AF,Number=A,Type=Float,Description="..."&gt;.</param>
    public VcfHeader WithLine(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var kind = line[..(line.IndexOf('=', StringComparison.Ordinal) + 1)];
        var lines = Lines.ToList();
        if (IdOf(line) is { } id && lines.FindIndex(other => other.StartsWith(kind, StringComparison.Ordinal) && IdOf(other) == id) is >= 0 and var same) lines[same] = line;
        else if (lines.FindLastIndex(other => other.StartsWith(kind, StringComparison.Ordinal)) is >= 0 and var last) lines.Insert(last + 1, line);
        else lines.Add(line);
        return WithLines(lines);
    }

    /// <summary>The same header without the definition of a field: kind INFO, FORMAT, FILTER, contig.</summary>
    public VcfHeader Without(string kind, string id) => WithLines(Lines.Where(line => !(line.StartsWith($"##{kind}=<", StringComparison.Ordinal) && IdOf(line) == id)));

    /// <summary>The same lines with other samples.</summary>
    public VcfHeader WithSamples(IReadOnlyList<string> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        return Build(Lines, samples, samples.Count > 0);
    }

    /// <summary>The whole header as it stands in a VCF, to the end of the #CHROM line.</summary>
    public string ToText()
    {
        var text = new StringBuilder();
        foreach (var line in Lines) text.Append(WithoutIndex(line)).Append('\n');
        return AppendColumns(text);
    }

    /// <summary>The same as it stands in a BCF: with the numbers of the dictionaries, and the filter PASS that every dictionary begins with.</summary>
    internal string ToBcfText()
    {
        var text = new StringBuilder();
        var isFirst = true;
        foreach (var line in Lines)
        {
            text.Append(WithIndex(WithoutIndex(line))).Append('\n');
            if (isFirst && !Filters.ContainsKey("PASS")) text.Append("##FILTER=<ID=PASS,Description=\"All filters passed\",IDX=0>\n");
            isFirst = false;
        }

        return AppendColumns(text);
    }

    private string AppendColumns(StringBuilder text)
    {
        text.AppendJoin('\t', VcfHeaderParser.Columns);
        if (HasFormat) text.Append("\tFORMAT");
        foreach (var sample in Samples) text.Append('\t').Append(sample);
        return text.Append('\n').ToString();
    }

    private string WithIndex(string line)
    {
        if (!line.EndsWith('>') || IdOf(line) is not { } id) return line;
        var index = line.AsSpan(2, line.IndexOf('=', StringComparison.Ordinal) - 2) switch
        {
            "INFO" => Infos.GetValueOrDefault(id)?.Index,
            "FORMAT" => Formats.GetValueOrDefault(id)?.Index,
            "FILTER" => Filters.GetValueOrDefault(id)?.Index,
            "contig" => FindContig(Encoding.UTF8.GetBytes(id))?.Index,
            _ => null,
        };
        return index is null ? line : $"{line[..^1]},IDX={index}>";
    }

    /// <exception cref="Tabib.Core.Outcomes.ProblemException">VCF001 to VCF009: the text is no header.</exception>
    public static VcfHeader Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var parser = new VcfHeaderParser("header", null);
        foreach (var line in text.Split('\n'))
        {
            if (!parser.IsComplete && line.Length > 0) parser.Add(Encoding.UTF8.GetBytes(line + "\n"));
        }

        return parser.Finish();
    }

    private static VcfHeader Build(IEnumerable<string> lines, IReadOnlyList<string> samples, bool hasFormat)
    {
        using var parser = new VcfHeaderParser("header", null);
        foreach (var line in lines) parser.Add(Encoding.UTF8.GetBytes(line + "\n"));
        string[] columns = [.. VcfHeaderParser.Columns, .. hasFormat ? (ReadOnlySpan<string>)["FORMAT"] : [], .. samples];
        parser.Add(Encoding.UTF8.GetBytes(string.Join('\t', columns) + "\n"));
        return parser.Finish();
    }

    /// <summary>Numbers of BCF's dictionaries mean nothing in a VCF.</summary>
    private static string WithoutIndex(string line) => line.Contains(",IDX=", StringComparison.Ordinal) ? StatedIndex().Replace(line, "") : line;

    [GeneratedRegex(",IDX=[0-9]+(?=[,>])(?=[^\"]*$)")]
    private static partial Regex StatedIndex();

    private static string? IdOf(string line) =>
        line.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals && MetaLine.TryRead(line.AsSpan(equals + 1), out var values) ? values.GetValueOrDefault("ID") : null;
}
