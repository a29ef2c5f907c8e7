using System.Collections.Concurrent;
using Tabib.Core.Scheduling;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.App.Genomes;

/// <summary>Writes the pairs of samples in order, one row each, and collects those above a cut-off.</summary>
internal sealed class KinshipRows(Stream target, byte[][] names, double? minimum, double? cutoff)
{
    private readonly ConcurrentBag<Utf8TableWriter> _writers = [];

    public long Pairs { get; private set; }

    public long Undefined { get; private set; }

    public List<(int First, int Second)> Related { get; } = [];

    public void WriteHeader()
    {
        var header = new Utf8TableWriter();
        header.Add("ID1"u8).Add("ID2"u8).Add("NSNP"u8).Add("HETHET"u8).Add("IBS0"u8).Add("KINSHIP"u8).EndRow();
        target.Write(header.Written);
    }

    public void Write(KinshipBand band, int threads, CancellationToken cancellation) =>
        new OrderedWork<int, Rows>(Enumerable.Range(band.First, band.End - band.First), Deliver).Run(
            threads,
            () =>
            {
                var pairs = new KinshipCounts[band.End];
                return sample =>
                {
                    band.Read(sample, pairs);
                    return Format(sample, pairs.AsSpan(0, sample));
                };
            },
            cancellation);

    private Rows Format(int sample, ReadOnlySpan<KinshipCounts> pairs)
    {
        var writer = _writers.TryTake(out var used) ? used : new Utf8TableWriter();
        var rows = new Rows(writer);
        for (var other = 0; other < pairs.Length; other++)
        {
            var counts = pairs[other];
            var kinship = counts.Kinship;
            if (kinship > cutoff) rows.Related.Add((sample, other));
            if (minimum is not null && !(kinship >= minimum)) continue;
            rows.Pairs++;
            if (double.IsNaN(kinship)) rows.Undefined++;
            writer.Add(names[sample]).Add(names[other]).Add(counts.Variants);
            writer.Add((double)counts.HetHet / counts.Variants).Add((double)counts.Ibs0 / counts.Variants).Add(kinship).EndRow();
        }

        return rows;
    }

    private void Deliver(Rows rows)
    {
        target.Write(rows.Writer.Written);
        rows.Writer.Clear();
        _writers.Add(rows.Writer);
        Pairs += rows.Pairs;
        Undefined += rows.Undefined;
        Related.AddRange(rows.Related);
    }

    private sealed record Rows(Utf8TableWriter Writer)
    {
        public List<(int First, int Second)> Related { get; } = [];

        public long Pairs { get; set; }

        public long Undefined { get; set; }
    }
}
