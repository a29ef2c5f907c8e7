using System.Runtime.InteropServices;
using System.Text;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>Takes from records what genotypes are made of. One for each thread.</summary>
internal sealed class VariantBlockParser
{
    private const int LeastDepth = 10;

    private readonly VcfHeader _header;
    private readonly int _leastQuality;
    private readonly VcfRecord _record;
    private readonly VcfGenotypes _genotypes;
    private readonly int _bytesPerVariant;
    private string _chromosome = "";
    private byte[] _chromosomeBytes = [];

    public VariantBlockParser(VcfHeader header, int leastQuality)
    {
        _header = header;
        _leastQuality = leastQuality;
        _record = new VcfRecord(header);
        _genotypes = new VcfGenotypes(header.Samples.Count);
        _bytesPerVariant = (header.Samples.Count + 3) / 4;
    }

    public ParsedVariants Parse(VariantBlock block)
    {
        var parsed = new ParsedVariants(_bytesPerVariant);
        using (block)
        {
            while (block.Read(_record)) Take(parsed);
            parsed.Problems.AddRange(block.Problems);
        }

        return parsed;
    }

    private void Take(ParsedVariants parsed)
    {
        var alternates = WithoutUnseen(_record.Alt);
        if (alternates.IsEmpty)
        {
            if (_header.Samples.Count == 1) TakeBlock(parsed);
            return;
        }

        _record.ReadGenotypes(_genotypes);
        if (_genotypes.Problem is { } problem) parsed.Problems.Add(problem);
        short[]? alleles = null;
        if (_genotypes.Form == VcfGenotypeForm.None) Array.Fill(_genotypes.Packed, ulong.MaxValue);
        else if (_record.AlleleCount > 2 && _genotypes.Form == VcfGenotypeForm.General) alleles = Alleles(alternates.Contains((byte)','));
        var chromosome = _record.Chrom;
        if (_record.Ref.Length > 1 && _header.Samples.Count == 1) parsed.AddSpan(ChromosomeName(), _record.Start + 1, _record.Start + _record.Ref.Length);
        parsed.AddVariant(chromosome, _record.Position, _record.Id, _record.Ref, alternates, MemoryMarshal.AsBytes(_genotypes.Packed.AsSpan())[.._bytesPerVariant], alleles);
    }

    /// <summary>Two alleles a sample; what is haploid counts twice, what is missing or has more is -1. Null where the codes say the same.</summary>
    private short[]? Alleles(bool hasSeveral)
    {
        if (!hasSeveral && _genotypes.First.IndexOfAnyInRange((short)2, short.MaxValue) < 0 && _genotypes.Second.IndexOfAnyInRange((short)2, short.MaxValue) < 0) return null;
        var alleles = new short[_genotypes.SampleCount * 2];
        for (var sample = 0; sample < _genotypes.SampleCount; sample++)
        {
            var ploidy = _genotypes.Ploidy[sample];
            var first = ploidy is 1 or 2 ? _genotypes.First[sample] : (short)-1;
            alleles[sample * 2] = first;
            alleles[(sample * 2) + 1] = ploidy == 1 ? first : ploidy == 2 ? _genotypes.Second[sample] : (short)-1;
        }

        return alleles;
    }

    /// <summary>A stretch without variants: kept where it is called homozygous for the reference, and well enough.</summary>
    private void TakeBlock(ParsedVariants parsed)
    {
        _record.ReadGenotypes(_genotypes);
        if (_genotypes.Form == VcfGenotypeForm.None || (_genotypes.Packed[0] & 3) != 0 || !IsWellCalled()) return;
        parsed.AddBlock(ChromosomeName(), _record.Start, _record.End, _record.Ref[0]);
    }

    private string ChromosomeName()
    {
        if (_record.Chrom.SequenceEqual(_chromosomeBytes)) return _chromosome;
        _chromosomeBytes = _record.Chrom.ToArray();
        return _chromosome = Encoding.UTF8.GetString(_chromosomeBytes);
    }

    private bool IsWellCalled()
    {
        if (TryReadSample("GQ"u8, out var quality)) return quality >= _leastQuality;
        return (TryReadSample("MIN_DP"u8, out var depth) || TryReadSample("DP"u8, out depth)) && depth >= LeastDepth;
    }

    private bool TryReadSample(ReadOnlySpan<byte> key, out int value)
    {
        value = 0;
        var place = _record.FormatIndexOf(key);
        return place >= 0 && System.Buffers.Text.Utf8Parser.TryParse(_record.SampleValue(0, place), out value, out var used) && used > 0;
    }

    /// <summary>The alternates without gVCF's allele that stands for all not seen; empty where nothing is left.</summary>
    private static ReadOnlySpan<byte> WithoutUnseen(ReadOnlySpan<byte> alternates)
    {
        if (alternates is [(byte)'.'] or []) return default;
        var comma = alternates.LastIndexOf((byte)',');
        var last = alternates[(comma + 1)..];
        if (!last.SequenceEqual("<NON_REF>"u8) && !last.SequenceEqual("<*>"u8)) return alternates;
        return comma < 0 ? default : alternates[..comma];
    }
}
