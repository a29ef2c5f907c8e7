using System.Buffers.Text;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants;

/// <summary>Reads from GT which chromosome copy carries which allele.</summary>
internal sealed class GenotypeHaplotypes(PhaseHandling phase)
{
    private const int Copies = 2;

    private List<int>[] _carriers = [];
    private bool[] _isAlone = [];

    /// <summary>Copies that carry an alternate allele; 0 for the first.</summary>
    public IReadOnlyList<int> CarriersOf(int alternate) => _carriers[alternate];

    public bool IsAlone(int alternate) => _isAlone[alternate];

    public void Read(VcfRecord record, int alternates)
    {
        _carriers = new List<int>[alternates];
        _isAlone = new bool[alternates];
        for (var i = 0; i < alternates; i++) _carriers[i] = [];
        var samples = record.Header.Samples.Count;
        var key = samples > 0 && phase != PhaseHandling.Merge ? record.FormatIndexOf("GT"u8) : -1;
        if (phase == PhaseHandling.Merge) _carriers[0].Add(0);
        if (key >= 0 && record.SampleCount == samples)
        {
            for (var sample = 0; sample < samples; sample++) Read(record.SampleValue(sample, key), sample);
        }

        for (var i = 0; i < alternates; i++) _isAlone[i] |= _carriers[i].Count == 0;
    }

    private void Read(ReadOnlySpan<byte> genotype, int sample)
    {
        if (genotype is [(byte)'|' or (byte)'/', ..]) genotype = genotype[1..];
        var isPhased = phase == PhaseHandling.AsIs || genotype.IndexOf((byte)'/') < 0 || IsHomozygous(genotype);
        for (var copy = 0; !genotype.IsEmpty; copy++)
        {
            var end = genotype.IndexOfAny((byte)'|', (byte)'/');
            var text = end < 0 ? genotype : genotype[..end];
            genotype = end < 0 ? default : genotype[(end + 1)..];
            if (!Utf8Parser.TryParse(text, out int allele, out var used) || used != text.Length || allele < 1 || allele > _carriers.Length) continue;
            if (isPhased && copy < Copies) _carriers[allele - 1].Add((sample * Copies) + copy);
            else _isAlone[allele - 1] = true;
        }
    }

    private static bool IsHomozygous(ReadOnlySpan<byte> genotype)
    {
        var first = genotype[..Math.Max(0, genotype.IndexOfAny((byte)'|', (byte)'/'))];
        foreach (var range in genotype.SplitAny((byte)'|', (byte)'/'))
        {
            if (!genotype[range].SequenceEqual(first)) return false;
        }

        return true;
    }
}
