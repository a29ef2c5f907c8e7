using System.Buffers.Text;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Stretches that a gVCF, or a file of all sites, calls as the reference: evidence at every place that they hold whole, an insertion or deletion with the base before it.</summary>
internal sealed class ReferenceBlocks(CallEntry entry, PgxReadOptions options, int[] columns, IReadOnlyList<SampleReading> samples)
{
    /// <summary>By sample: the stretch that blocks without a gap between them have held so far, 1-based, half-open.</summary>
    private readonly (int From, int End)[] _held = new (int From, int End)[columns.Length];

    private readonly List<DefinedPlace> _places = [];
    private ChromosomeIndex? _chromosome;

    /// <param name="end">1-based place behind the block's last base.</param>
    public void Enter(VcfRecord record, ChromosomeIndex chromosome, int end)
    {
        if (chromosome != _chromosome)
        {
            _chromosome = chromosome;
            Array.Clear(_held);
        }

        if (chromosome.Touching(record.Position, end, _places).IsEmpty) return;
        // A row that ends before its samples says nothing of them.
        if (record.SampleCount == 0) return;
        var parts = (Genotype: record.FormatIndexOf("GT"u8), Depth: record.FormatIndexOf("MIN_DP"u8) is >= 0 and var smallest ? smallest : record.FormatIndexOf("DP"u8), Quality: record.FormatIndexOf("GQ"u8));
        for (var i = 0; i < columns.Length; i++)
        {
            var cell = VcfCell.Of(record, columns[i]);
            if (ReasonAgainst(cell, parts.Genotype, parts.Depth, parts.Quality, out var call) is { } reason)
            {
                foreach (var place in _places) samples[i].Discard(place, reason);
                continue;
            }

            ref var held = ref _held[i];
            var isNext = record.Position >= held.From && record.Position <= held.End;
            held = isNext ? (held.From, Math.Max(held.End, end)) : (record.Position, end);
            foreach (var place in _places) Enter(samples[i], place, held, call);
        }
    }

    private void Enter(SampleReading sample, DefinedPlace place, (int From, int End) held, GenotypeText call)
    {
        var slot = sample.Genes[place.Gene];
        if (slot.IsPresent(place.Position)) return;
        var (start, end) = entry.StretchOf(place);
        if (start < held.From || end > held.End)
        {
            sample.Discard(place, SampleReading.NotWhole);
            return;
        }

        var code = entry.CodeOfReference(place);
        (slot.First[place.Position], slot.Second[place.Position], slot.IsPhased[place.Position]) = (code, call.Ploidy == 1 ? GeneSample.Missing : code, call.IsPhased);
    }

    private string? ReasonAgainst(ReadOnlySpan<byte> cell, int genotype, int depth, int quality, out GenotypeText call)
    {
        if (!GenotypeText.TryParse(genotype < 0 ? default : VcfCell.Part(cell, genotype), out call) || call.First != 0 || (call.Second != 0 && call.Ploidy != 1)) return "the reference block's genotype is not 0/0";
        if (Number(cell, depth) is not { } reads || reads < options.SmallestDepth) return $"the reference block's depth is below {options.SmallestDepth}";
        return Number(cell, quality) is not { } sure || sure < options.SmallestQuality ? $"the reference block's quality is below {options.SmallestQuality}" : null;
    }

    private static int? Number(ReadOnlySpan<byte> cell, int part) =>
        part >= 0 && Utf8Parser.TryParse(VcfCell.Part(cell, part), out int number, out _) ? number : null;
}
