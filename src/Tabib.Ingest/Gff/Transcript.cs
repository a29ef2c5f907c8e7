namespace Tabib.Ingest.Gff;

/// <summary>A transcript: where its exons and its coding sequence lie on the genome. Positions are 0-based, ends half-open; all lists ascend on the genome whatever the strand.</summary>
public sealed class Transcript
{
    /// <summary>Without the prefix "transcript:" and without version.</summary>
    public required string Id { get; init; }

    /// <summary>Null where the file gives none.</summary>
    public required string? Version { get; init; }

    public required Gene Gene { get; init; }

    /// <summary>As the file has it.</summary>
    public required string Biotype { get; init; }

    public required TranscriptTags Tags { get; init; }

    /// <summary>Index into the contigs of the <see cref="GeneModel"/>.</summary>
    public required int Contig { get; init; }

    public required bool IsReverse { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    public required int[] ExonStarts { get; init; }

    public required int[] ExonEnds { get; init; }

    /// <summary>Coding sequence within the exons: whole codons alone. Empty for transcripts that are not translated. Where the ribosome slips back a stretch begins before the end of the one before it, by one base or two; of a file without exon rows the exons do, too.</summary>
    public required int[] CodingStarts { get; init; }

    public required int[] CodingEnds { get; init; }

    /// <summary>Bases at the 5' end of the annotated coding sequence that belong to a codon whose start was not found: 0, 1 or 2. They are not in <see cref="CodingStarts"/>.</summary>
    public required int SkippedAtStart { get; init; }

    /// <summary>Bases at the 3' end that fill no codon: 0, 1 or 2. They are not in <see cref="CodingStarts"/>.</summary>
    public required int SkippedAtEnd { get; init; }

    /// <summary>Why the annotated coding sequence is not used; null where it is, or where there is none.</summary>
    public string? CodingFault { get; init; }

    public bool IsCoding => CodingStarts.Length > 0;

    public int CodingStart => CodingStarts[0];

    public int CodingEnd => CodingEnds[^1];

    /// <summary>Bases of the coding sequence; a multiple of three.</summary>
    public int CodingLength { get; internal set; }

    /// <summary>"ENST00000379692.9".</summary>
    public string VersionedId => Version is null ? Id : $"{Id}.{Version}";

    /// <summary>The exon that holds a place; the complement of the next one's index where it lies between two.</summary>
    public int FindExon(int position)
    {
        var (low, high) = (0, ExonStarts.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (position < ExonStarts[middle]) high = middle - 1;
            else if (position >= ExonEnds[middle]) low = middle + 1;
            else return middle;
        }

        return ~low;
    }
}
