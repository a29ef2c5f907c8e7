using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Gff;

/// <summary>Reads a GFF3 as Ensembl and GENCODE publish them (plain or compressed): genes, transcripts, exons, coding sequence.</summary>
/// <remarks>GFF3 specification 1.26 (The Sequence Ontology). Rows may stand in any order; what the rows do not tie to a transcript is not looked at.</remarks>
public sealed class GffReader
{
    private const int LongestLine = 64 << 20;

    private readonly string _file;
    private readonly bool _strict;
    private readonly List<string> _contigs = [];
    private readonly Dictionary<string, int> _contigIndexes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GffFeature> _features = new(StringComparer.Ordinal);
    private readonly List<(string Parent, GffPart Part)> _parts = [];
    private byte[] _lastContig = [];
    private int _lastContigIndex;

    private GffReader(string file, bool strict)
    {
        _file = file;
        _strict = strict;
    }

    private ProblemTally Problems { get; } = new();

    /// <param name="problems">What was found wrong; those rows or transcripts are left out.</param>
    /// <param name="strict">The first row that is wrong stops the reading.</param>
    /// <exception cref="ProblemException">INP001 to INP005; GFF008: there is no transcript in it; in strict mode any.</exception>
    public static GeneModel Read(string path, out ProblemTally problems, bool strict = false) =>
        Read(InputStreams.Open(new InputFile(path, path, InputFormat.Unknown, "", 0)), path, out problems, strict);

    /// <summary>Reads where transcripts lie and on which strand, without looking at their exons.</summary>
    /// <inheritdoc cref="Read(string, out ProblemTally, bool)"/>
    public static TranscriptStrands ReadStrands(string path, out ProblemTally problems) =>
        ReadStrands(InputStreams.Open(new InputFile(path, path, InputFormat.Unknown, "", 0)), path, out problems);

    internal static TranscriptStrands ReadStrands(Stream stream, string name, out ProblemTally problems)
    {
        var reader = new GffReader(name, strict: false);
        problems = reader.Problems;
        reader.ReadRows(stream);
        var transcripts = reader._features.Values.Where(feature => feature.Parent is not null && feature.End > feature.Start).ToArray();
        return transcripts.Length > 0 ? new TranscriptStrands(reader._contigs, transcripts) : throw NoTranscript(name);
    }

    internal static GeneModel Read(Stream stream, string name, out ProblemTally problems, bool strict = false)
    {
        var reader = new GffReader(name, strict);
        problems = reader.Problems;
        reader.ReadRows(stream);
        foreach (var (parent, part) in reader._parts)
        {
            if (reader._features.TryGetValue(parent, out var feature)) feature.Parts.Add(part);
            else reader.Report("GFF004", part.Line, $"The parent {parent} is not there.");
        }

        var lists = new List<Transcript>[reader._contigs.Count];
        for (var i = 0; i < lists.Length; i++) lists[i] = [];
        foreach (var feature in reader._features.Values)
        {
            if (feature.Parts.Count > 0 && reader.TryFindGene(feature, out var gene) && new TranscriptBuilder(feature, gene, reader.Report).Build() is { } transcript) lists[transcript.Contig].Add(transcript);
        }

        if (lists.All(list => list.Count == 0)) throw NoTranscript(name);
        return new GeneModel(reader._contigs, [.. lists.Select(Sorted)]);
    }

    private static ProblemException NoTranscript(string name) => new(new Problem("GFF008", ProblemSeverity.Fatal, "There is no transcript in the file.", new ProblemLocation(name), "A GFF3 of Ensembl or GENCODE is needed: genes, transcripts with Parent=, exons and CDS with Parent=."));

    private static Transcript[] Sorted(List<Transcript> list) =>
        [.. list.OrderBy(transcript => transcript.Start).ThenBy(transcript => transcript.End).ThenBy(transcript => transcript.Id, StringComparer.Ordinal)];

    private void ReadRows(Stream stream)
    {
        using var window = new ByteWindow(stream, LongestLine);
        var number = 0L;
        while (true)
        {
            int end;
            while ((end = window.Bytes.IndexOf((byte)'\n')) < 0 && window.Fill())
            {
            }

            if (end < 0 && !window.AtEnd) throw new ProblemException(new Problem("GFF001", ProblemSeverity.Fatal, $"A line is longer than {LongestLine >> 20} MB.", new ProblemLocation(_file, number + 1)));
            var line = end < 0 ? window.Bytes : window.Bytes[..end];
            if (end < 0 && line.IsEmpty) return;
            number++;
            if (line.StartsWith("##FASTA"u8)) return;
            ReadRow(line is [.., (byte)'\r'] ? line[..^1] : line, number);
            window.Advance(end < 0 ? line.Length : end + 1);
        }
    }

    private void ReadRow(ReadOnlySpan<byte> line, long number)
    {
        if (line.IsEmpty || line[0] == '#') return;
        if (GffRow.Parse(line, out var row) is { } code)
        {
            Report(code, number, code switch
            {
                "GFF001" => "A row has nine columns parted by tabs.",
                "GFF002" => "Start and end are whole numbers from 1, the end not before the start.",
                _ => "The strand is one of + - . ? and the phase one of 0 1 2 or a point.",
            });
            // Genes and transcripts lie where their exons do: an excerpt may cut off what its rows say.
            if (code != "GFF002" || KindOf(row.Type) is not null) return;
        }

        if (KindOf(row.Type) is { } kind) AddPart(kind, row, number);
        else AddFeature(row, number);
    }

    private static GffPartKind? KindOf(ReadOnlySpan<byte> type) =>
        type.SequenceEqual("exon"u8) ? GffPartKind.Exon
        : type.SequenceEqual("CDS"u8) ? GffPartKind.Coding
        : type.SequenceEqual("five_prime_UTR"u8) || type.SequenceEqual("three_prime_UTR"u8) || type.SequenceEqual("UTR"u8) ? GffPartKind.Untranslated
        : null;

    private void AddPart(GffPartKind kind, GffRow row, long number)
    {
        if (row.Attribute("Parent"u8) is not { Length: > 0 } parents)
        {
            Report("GFF004", number, "An exon, CDS or UTR names its transcript as Parent.");
            return;
        }

        var part = new GffPart(kind, ContigOf(row.Contig), row.Start, row.End, row.IsReverse, row.Phase, number);
        foreach (var parent in parents.Split(',')) _parts.Add((parent, part));
    }

    private void AddFeature(GffRow row, long number)
    {
        if (row.Attribute("ID"u8) is not { Length: > 0 } id) return;
        var tags = row.Attribute("tag"u8);
        var feature = new GffFeature(id, row.Attribute("Parent"u8) is { Length: > 0 } parent ? parent.Split(',')[0] : null, Encoding.UTF8.GetString(row.Type), ContigOf(row.Contig), row.Start, row.End, row.IsReverse, number)
        {
            Name = row.Attribute("Name"u8) ?? row.Attribute("gene_name"u8),
            Biotype = row.Attribute("biotype"u8) ?? row.Attribute("transcript_type"u8) ?? row.Attribute("gene_biotype"u8) ?? row.Attribute("gene_type"u8),
            Version = row.Attribute("version"u8),
            Tags = tags is null ? TranscriptTags.None : TagsOf(tags),
        };
        if (!_features.TryAdd(feature.Id, feature) && feature.Type != _features[feature.Id].Type) Report("GFF009", number, $"The ID {feature.Id} is there twice.");
    }

    private static TranscriptTags TagsOf(string text)
    {
        var tags = TranscriptTags.None;
        foreach (var tag in text.Split(','))
        {
            tags |= tag switch
            {
                "MANE_Select" => TranscriptTags.ManeSelect,
                "MANE_Plus_Clinical" => TranscriptTags.ManePlusClinical,
                "Ensembl_canonical" => TranscriptTags.Canonical,
                "cds_start_NF" => TranscriptTags.CodingStartMissing,
                "cds_end_NF" => TranscriptTags.CodingEndMissing,
                _ => TranscriptTags.None,
            };
        }

        return tags;
    }

    private bool TryFindGene(GffFeature feature, out Gene gene)
    {
        var owner = feature;
        gene = GeneOf(feature);
        if (feature.Parent is { } parent)
        {
            if (!_features.TryGetValue(parent, out owner!))
            {
                Report("GFF004", feature.Line, $"The parent {parent} is not there.");
                return false;
            }

            gene = GeneOf(owner);
        }

        // No way up is longer than there are features.
        var steps = 0;
        for (var up = owner; up.Parent is not null && _features.TryGetValue(up.Parent, out var next); up = next)
        {
            if (++steps <= 16) continue;
            Report("GFF005", feature.Line, $"The parents of {feature.Id} run in a circle.");
            return false;
        }

        return true;
    }

    private int ContigOf(ReadOnlySpan<byte> name)
    {
        if (_contigs.Count > 0 && name.SequenceEqual(_lastContig)) return _lastContigIndex;
        _lastContig = name.ToArray();
        var text = Encoding.UTF8.GetString(name);
        if (!_contigIndexes.TryGetValue(text, out _lastContigIndex))
        {
            _lastContigIndex = _contigs.Count;
            _contigs.Add(text);
            _contigIndexes.Add(text, _lastContigIndex);
        }

        return _lastContigIndex;
    }

    private static Gene GeneOf(GffFeature feature) => new(Bare(feature.Id), feature.Name ?? Bare(feature.Id), feature.Biotype ?? "");

    internal static string Bare(string id) =>
        id.StartsWith("transcript:", StringComparison.Ordinal) ? id[11..] : id.StartsWith("gene:", StringComparison.Ordinal) ? id[5..] : id;

    private void Report(string code, long line, string message)
    {
        var problem = new Problem(code, ProblemSeverity.Warning, message, new ProblemLocation(_file, line));
        if (_strict) throw new ProblemException(problem);
        Problems.Add(problem);
    }
}
