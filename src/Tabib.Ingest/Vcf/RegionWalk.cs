using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Goes through the stretches of a file that an index names for some regions.</summary>
internal sealed class RegionWalk
{
    private readonly BgzfBatchSource _source;
    private readonly List<(IndexedRegion Region, VirtualOffset Start, VirtualOffset End)> _stretches = [];
    private int _next;

    /// <exception cref="ProblemException">TBX001, TBX002, TBX005: there is no index that can be used.</exception>
    public RegionWalk(ByteBatchSource source, string path, string name, VcfHeader header, IReadOnlyList<GenomeRegion> regions)
    {
        _source = source as BgzfBatchSource ?? throw new ProblemException(new Problem("TBX005", ProblemSeverity.Fatal, "A region can be read from a BGZF file alone.", new ProblemLocation(name), "Write it again with tabib variants view --out FILE.vcf.gz."));
        var index = VariantIndexFile.ReadBeside(path, name);
        foreach (var region in Merge(Locate(index, header, regions)))
        {
            foreach (var (start, end) in index.Find(region.Contig, region.Start, region.End)) _stretches.Add((region, start, end));
        }
    }

    /// <summary>What the source is at.</summary>
    public IndexedRegion? Region { get; private set; }

    /// <summary>Takes the source to the next stretch.</summary>
    public bool MoveNext()
    {
        if (_next == _stretches.Count) return false;
        (Region, var start, var end) = _stretches[_next++];
        _source.Seek(start, end);
        return true;
    }

    /// <summary>Chromosomes by their own names, else by what they are: chr1 is 1. What the file does not have has no records.</summary>
    private static IEnumerable<IndexedRegion> Locate(VariantIndex index, VcfHeader header, IReadOnlyList<GenomeRegion> regions)
    {
        var names = index.Names.Count > 0
            ? index.Names.Select((name, number) => (Name: Encoding.UTF8.GetString(name), Number: number)).ToArray()
            : [.. header.Contigs.Select(contig => (contig.Name, Number: contig.Index))];
        foreach (var region in regions)
        {
            var found = Array.FindIndex(names, name => name.Name == region.Chromosome);
            if (found < 0) found = Array.FindIndex(names, name => Chromosome.Of(name.Name).Canonical == Chromosome.Of(region.Chromosome).Canonical);
            if (found >= 0) yield return new IndexedRegion(Encoding.UTF8.GetBytes(names[found].Name), names[found].Number, region.Start, region.End);
        }
    }

    /// <summary>In the order of the file; regions that overlap become one, so that no record comes twice.</summary>
    private static List<IndexedRegion> Merge(IEnumerable<IndexedRegion> regions)
    {
        var merged = new List<IndexedRegion>();
        foreach (var region in regions.OrderBy(region => region.Contig).ThenBy(region => region.Start))
        {
            if (merged.Count > 0 && merged[^1].Contig == region.Contig && region.Start <= merged[^1].End) merged[^1] = merged[^1] with { End = Math.Max(merged[^1].End, region.End) };
            else if (merged.Count > 0 && merged[^1].Contig == region.Contig) merged.Add(region with { Before = merged[^1].End });
            else merged.Add(region);
        }

        return merged;
    }
}
