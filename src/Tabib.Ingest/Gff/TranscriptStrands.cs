using Tabib.Core.Genome;

namespace Tabib.Ingest.Gff;

/// <summary>Which places of a genome lie in transcripts, and on which strand.</summary>
public sealed class TranscriptStrands
{
    private readonly Dictionary<string, int> _exact = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _canonical = new(StringComparer.Ordinal);
    private readonly (int[] Starts, int[] Ends)[] _forward;
    private readonly (int[] Starts, int[] Ends)[] _reverse;

    internal TranscriptStrands(List<string> contigs, GffFeature[] transcripts)
    {
        for (var i = 0; i < contigs.Count; i++)
        {
            _exact.TryAdd(contigs[i], i);
            _canonical.TryAdd(Chromosome.Of(contigs[i]).Canonical, i);
        }

        var places = transcripts.ToLookup(transcript => (transcript.Contig, transcript.IsReverse));
        _forward = [.. contigs.Select((_, contig) => Union(places[(contig, false)]))];
        _reverse = [.. contigs.Select((_, contig) => Union(places[(contig, true)]))];
    }

    /// <summary>Whether a place lies in a transcript of the forward strand and in none of the reverse strand.</summary>
    /// <param name="start">0-based.</param>
    /// <param name="end">Behind the last base.</param>
    public bool IsForwardOnly(string contig, long start, long end)
    {
        ArgumentNullException.ThrowIfNull(contig);
        return (_exact.TryGetValue(contig, out var index) || _canonical.TryGetValue(Chromosome.Of(contig).Canonical, out index))
            && Overlaps(_forward[index], start, end) && !Overlaps(_reverse[index], start, end);
    }

    private static bool Overlaps((int[] Starts, int[] Ends) stretches, long start, long end)
    {
        var (low, high) = (0, stretches.Starts.Length - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            if (end <= stretches.Starts[middle]) high = middle - 1;
            else if (start >= stretches.Ends[middle]) low = middle + 1;
            else return true;
        }

        return false;
    }

    private static (int[] Starts, int[] Ends) Union(IEnumerable<GffFeature> transcripts)
    {
        var (starts, ends) = (new List<int>(), new List<int>());
        foreach (var transcript in transcripts.OrderBy(transcript => transcript.Start))
        {
            if (ends.Count > 0 && transcript.Start <= ends[^1])
            {
                ends[^1] = Math.Max(ends[^1], transcript.End);
                continue;
            }

            starts.Add(transcript.Start);
            ends.Add(transcript.End);
        }

        return ([.. starts], [.. ends]);
    }
}
