namespace Tabib.Ingest.Gff;

/// <summary>Makes a transcript of the rows that name it.</summary>
internal sealed class TranscriptBuilder(GffFeature feature, Gene gene, Action<string, long, string> report)
{
    /// <summary>Bases that a ribosome goes back at a place where it slips: −1, rarely −2.</summary>
    private const int LongestSlip = 2;

    private string? _codingFault;
    private int _skippedAtStart;
    private int _skippedAtEnd;

    /// <returns>Null where nothing of it can be used.</returns>
    public Transcript? Build()
    {
        var parts = new List<GffPart>(feature.Parts.Count);
        foreach (var part in feature.Parts)
        {
            if (part.Contig == feature.Contig && part.IsReverse == feature.IsReverse) parts.Add(part);
            else report("GFF006", part.Line, $"A part of {feature.Id} lies on another sequence or strand than the transcript.");
        }

        if (parts.Count == 0) return null;
        var hasExons = parts.Exists(part => part.Kind == GffPartKind.Exon);
        var exons = Union(hasExons ? parts.Where(part => part.Kind == GffPartKind.Exon) : parts);
        var coding = Coding([.. parts.Where(part => part.Kind == GffPartKind.Coding).OrderBy(part => part.Start)], exons);
        if (!hasExons) SplitAtSlips(exons, coding);
        var (id, version) = Split(GffReader.Bare(feature.Id), feature.Version);
        return new Transcript
        {
            Id = id,
            Version = version,
            Gene = gene,
            Biotype = feature.Biotype ?? (gene.Biotype.Length > 0 ? gene.Biotype : feature.Type),
            Tags = feature.Tags,
            Contig = feature.Contig,
            IsReverse = feature.IsReverse,
            Start = exons[0].Start,
            End = exons[^1].End,
            ExonStarts = [.. exons.Select(exon => exon.Start)],
            ExonEnds = [.. exons.Select(exon => exon.End)],
            CodingStarts = [.. coding.Select(stretch => stretch.Start)],
            CodingEnds = [.. coding.Select(stretch => stretch.End)],
            CodingLength = coding.Sum(stretch => stretch.End - stretch.Start),
            SkippedAtStart = _skippedAtStart,
            SkippedAtEnd = _skippedAtEnd,
            CodingFault = _codingFault,
        };
    }

    private static List<(int Start, int End)> Union(IEnumerable<GffPart> parts)
    {
        var union = new List<(int Start, int End)>();
        foreach (var part in parts.OrderBy(part => part.Start))
        {
            if (union.Count > 0 && part.Start <= union[^1].End) union[^1] = (union[^1].Start, Math.Max(union[^1].End, part.End));
            else union.Add((part.Start, part.End));
        }

        return union;
    }

    private List<(int Start, int End)> Coding(GffPart[] rows, List<(int Start, int End)> exons)
    {
        if (rows.Length == 0) return [];
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            if (i > 0 && row.Start < rows[i - 1].End && !IsSlip(rows, i)) return Fault(row, "Stretches of its coding sequence overlap");
            if (!exons.Exists(exon => row.Start >= exon.Start && row.End <= exon.End)) return Fault(row, "Its coding sequence lies outside its exons");
        }

        var first = feature.IsReverse ? rows[^1] : rows[0];
        _skippedAtStart = Math.Max(0, first.Phase);
        var length = rows.Sum(row => row.End - row.Start) - _skippedAtStart;
        if (length < 3) return Fault(first, "Its coding sequence has no whole codon");
        if (!PhasesAgree(rows)) return Fault(first, "The phases of its coding sequence do not follow from its lengths");
        _skippedAtEnd = length % 3;
        var (left, right) = feature.IsReverse ? (_skippedAtEnd, _skippedAtStart) : (_skippedAtStart, _skippedAtEnd);
        var stretches = rows.Select(row => (row.Start, row.End)).ToList();
        for (; left > 0; left--) Shorten(stretches, 0, 1, 0);
        for (; right > 0; right--) Shorten(stretches, stretches.Count - 1, 0, -1);
        return stretches;
    }

    /// <summary>Whether the ribosome goes back before a stretch, and reads its first bases once more in another frame.</summary>
    private static bool IsSlip(GffPart[] rows, int next)
    {
        var (before, row) = (rows[next - 1], rows[next]);
        return before.End - row.Start <= LongestSlip && row.Start - before.Start > LongestSlip && row.End - before.End > LongestSlip && (next == 1 || row.Start >= rows[next - 2].End);
    }

    /// <summary>Where no row says what the exons are, each stretch of coding sequence is one.</summary>
    private static void SplitAtSlips(List<(int Start, int End)> exons, List<(int Start, int End)> coding)
    {
        for (var i = 1; i < coding.Count; i++)
        {
            var (before, next) = (coding[i - 1], coding[i]);
            if (next.Start >= before.End) continue;
            var at = exons.FindIndex(exon => exon.Start <= before.Start && exon.End >= next.End);
            exons.Insert(at + 1, (next.Start, exons[at].End));
            exons[at] = (exons[at].Start, before.End);
        }
    }

    private static void Shorten(List<(int Start, int End)> stretches, int index, int start, int end)
    {
        stretches[index] = (stretches[index].Start + start, stretches[index].End + end);
        if (stretches[index].Start == stretches[index].End) stretches.RemoveAt(index);
    }

    private bool PhasesAgree(GffPart[] rows)
    {
        var phase = _skippedAtStart;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[feature.IsReverse ? rows.Length - 1 - i : i];
            if (row.Phase >= 0 && row.Phase != phase && i > 0) return false;
            phase = (3 - ((row.End - row.Start - phase) % 3) + 3) % 3;
        }

        return true;
    }

    private List<(int Start, int End)> Fault(GffPart row, string what)
    {
        report("GFF007", row.Line, $"{what}: the transcript {feature.Id} counts as not translated.");
        _codingFault = what;
        (_skippedAtStart, _skippedAtEnd) = (0, 0);
        return [];
    }

    /// <summary>GENCODE writes the version behind the id.</summary>
    private static (string Id, string? Version) Split(string id, string? version)
    {
        var point = id.LastIndexOf('.');
        return version is null && point > 0 && id.StartsWith("ENS", StringComparison.Ordinal) && point + 1 < id.Length && id.AsSpan(point + 1).IndexOfAnyExceptInRange('0', '9') < 0 ? (id[..point], id[(point + 1)..]) : (id, version);
    }
}
