using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Variants;

/// <summary>Takes some samples of records, and counts their alleles anew; one for each thread.</summary>
internal sealed class SampleSubset(SampleChoice choice)
{
    private readonly ByteBuffer _line = new();
    private readonly ByteBuffer _numbers = new();
    private readonly VcfGenotypes _genotypes = new(choice.Indexes.Length);
    private readonly VcfRecord _record = new(choice.Header);
    private byte[] _bytes = [];
    private long[] _copies = [];

    /// <returns>A record that holds until the next is asked for.</returns>
    public VcfRecord Of(VcfRecord record)
    {
        _line.Clear();
        for (var column = VcfColumn.Chrom; column <= VcfColumn.Format; column++)
        {
            if (column != VcfColumn.Chrom) _line.Append((byte)'\t');
            _line.Append(record.Column(column));
        }

        foreach (var index in choice.Indexes)
        {
            _line.Append((byte)'\t');
            _line.Append(index < record.SampleCount ? record.Sample(index) : "."u8);
        }

        if (_bytes.Length < _line.Length) _bytes = new byte[2 * _line.Length];
        _line.Written.CopyTo(_bytes);
        _record.TryLoad(_bytes, 0, _line.Length);
        _record.Line = record.Line;
        CountAlleles();
        return _record;
    }

    private void CountAlleles()
    {
        _record.ReadGenotypes(_genotypes);
        if (_genotypes.Form == VcfGenotypeForm.None) return;
        var alleles = _record.AlleleCount;
        if (_copies.Length < alleles) _copies = new long[alleles];
        Array.Clear(_copies);
        for (var sample = 0; sample < _genotypes.SampleCount; sample++) CountSample(sample);
        var known = 0L;
        _numbers.Clear();
        for (var allele = 0; allele < alleles; allele++)
        {
            known += _copies[allele];
            if (allele == 0) continue;
            if (allele > 1) _numbers.Append((byte)',');
            _numbers.AppendNumber(_copies[allele]);
        }

        if (alleles > 1) _record.SetInfo("AC"u8, _numbers.Written);
        else _record.RemoveInfo("AC"u8);
        _numbers.Clear();
        _numbers.AppendNumber(known);
        _record.SetInfo("AN"u8, _numbers.Written);
    }

    private void CountSample(int sample)
    {
        if (_genotypes.Form == VcfGenotypeForm.Biallelic)
        {
            var code = (int)(_genotypes.Packed[sample >> 5] >> ((sample & 31) * 2)) & 3;
            if (code == 3) return;
            _copies[0] += 2 - code;
            _copies[1] += code;
        }
        else if (_genotypes.Ploidy[sample] > 2) CountText(_record.SampleValue(sample, _record.FormatIndexOf("GT"u8)));
        else
        {
            if (_genotypes.First[sample] >= 0) _copies[_genotypes.First[sample]]++;
            if (_genotypes.Second[sample] >= 0) _copies[_genotypes.Second[sample]]++;
        }
    }

    private void CountText(ReadOnlySpan<byte> genotype)
    {
        foreach (var range in genotype.SplitAny((byte)'/', (byte)'|'))
        {
            if (int.TryParse(genotype[range], out var allele) && allele < _copies.Length) _copies[allele]++;
        }
    }
}
