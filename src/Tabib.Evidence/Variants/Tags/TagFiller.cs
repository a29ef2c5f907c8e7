using System.Text;
using Tabib.Core.Statistics;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants.Tags;

/// <summary>Fills fields of records from their genotypes and reads; one for each thread.</summary>
/// <param name="header">With the definitions of <see cref="VariantTags.Define"/>.</param>
/// <param name="tags">What to fill.</param>
/// <param name="missingIsHemizygous">Whether a sample with one known and one missing allele counts as hemizygous.</param>
public sealed class TagFiller(VcfHeader header, VariantTags tags, bool missingIsHemizygous = true)
{
    private readonly VcfGenotypes _genotypes = new(header.Samples.Count);
    private readonly AlleleTally _tally = new();
    private readonly ByteBuffer _text = new();
    private readonly ByteBuffer _samples = new();

    public void Fill(VcfRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        record.ReadGenotypes(_genotypes);
        _tally.Count(record, _genotypes);
        FillShares(record);
        FillCounts(record);
        FillTests(record);
        if (tags.Has(VariantTag.End)) Put(record, "END"u8, record.End);
        if (tags.Has(VariantTag.VariantType)) FillType(record);
        if (tags.Has(VariantTag.ReadShare) || tags.Has(VariantTag.ReadShareAll)) FillReads(record);
        foreach (var expression in tags.Expressions) FillExpression(record, expression);
    }

    private void FillShares(VcfRecord record)
    {
        if (header.Samples.Count == 0) return;
        if (tags.Has(VariantTag.MissingShare)) Put(record, "F_MISSING"u8, (double)_tally.WithMissing / header.Samples.Count);
        if (tags.Has(VariantTag.SampleNumber)) Put(record, "NS"u8, _tally.WithData);
        if (tags.Has(VariantTag.AlleleNumber)) Put(record, "AN"u8, _tally.Known);
        if (tags.Has(VariantTag.AlleleFrequency)) PutAlleles(record, "AF"u8, allele => _tally.Known == 0 ? double.NaN : (double)_tally.Copies[allele] / _tally.Known);
        if (tags.Has(VariantTag.MinorAlleleFrequency)) Put(record, "MAF"u8, SecondFrequency(record.AlleleCount));
    }

    private double SecondFrequency(int alleles)
    {
        if (_tally.Known == 0) return double.NaN;
        var (first, second) = (-1, 0);
        for (var i = 0; i < alleles; i++)
        {
            var copies = _tally.Copies[i];
            if (copies > first) (first, second) = (copies, Math.Max(first, 0));
            else if (copies > second) second = copies;
        }

        return (double)second / _tally.Known;
    }

    private void FillCounts(VcfRecord record)
    {
        if (tags.Has(VariantTag.AlleleCount)) PutAlleles(record, "AC"u8, allele => _tally.Copies[allele]);
        if (tags.Has(VariantTag.HeterozygousCount)) PutAlleles(record, "AC_Het"u8, allele => _tally.Heterozygous[allele]);
        if (tags.Has(VariantTag.HomozygousCount)) PutAlleles(record, "AC_Hom"u8, allele => _tally.Homozygous[allele]);
        if (tags.Has(VariantTag.HemizygousCount)) PutAlleles(record, "AC_Hemi"u8, allele => missingIsHemizygous ? _tally.Hemizygous[allele] : _tally.Haploid[allele]);
    }

    private void FillTests(VcfRecord record)
    {
        if (tags.Has(VariantTag.HardyWeinberg)) PutAlleles(record, "HWE"u8, allele => Math.Exp(HardyWeinberg.Exact(Reference(allele), _tally.Heterozygous[allele], _tally.Homozygous[allele] / 2).LogP));
        if (tags.Has(VariantTag.ExcessHeterozygosity)) PutAlleles(record, "ExcHet"u8, allele => HeterozygoteExcess.P(Reference(allele), _tally.Heterozygous[allele], _tally.Homozygous[allele] / 2));
    }

    private int Reference(int allele) => _tally.Called - _tally.Heterozygous[allele] - (_tally.Homozygous[allele] / 2);

    private static void FillType(VcfRecord record)
    {
        var kinds = new List<string>();
        var reference = Encoding.UTF8.GetString(record.Ref);
        for (var i = 1; i < record.AlleleCount; i++)
        {
            var kind = Normalization.AlleleKinds.Of(reference, Encoding.UTF8.GetString(record.Allele(i))) switch
            {
                Normalization.AlleleKind.Snp => "SNP",
                Normalization.AlleleKind.MultiNucleotide => "MNP",
                Normalization.AlleleKind.Indel => "INDEL",
                Normalization.AlleleKind.Breakend => "BND",
                Normalization.AlleleKind.Star => "OVERLAP",
                Normalization.AlleleKind.Reference => "REF",
                _ => "OTHER",
            };
            if (!kinds.Contains(kind)) kinds.Add(kind);
        }

        record.SetInfo("TYPE"u8, Encoding.UTF8.GetBytes(kinds.Count == 0 ? "REF" : string.Join(',', kinds)));
    }

    private void FillReads(VcfRecord record)
    {
        var key = record.FormatIndexOf("AD"u8);
        if (key < 0) return;
        var count = record.AlleleCount;
        foreach (var (tag, name) in ((VariantTag, string)[])[(VariantTag.ReadShare, "VAF"), (VariantTag.ReadShareAll, "VAF1")])
        {
            if (!tags.Has(tag)) continue;
            AppendFormat(record, name, (sample, text) =>
            {
                var reads = Reads(record.SampleValue(sample, key), count);
                var all = reads is null ? 0 : reads.Sum();
                if (reads is null || all <= 0) text.Append((byte)'.');
                else if (tag == VariantTag.ReadShareAll) Append(text, (all - reads[0]) / all);
                else AppendList(text, count - 1, i => reads[i + 1] / all);
            });
        }
    }

    private static double[]? Reads(ReadOnlySpan<byte> text, int alleles)
    {
        var reads = new double[alleles];
        var at = 0;
        foreach (var range in text.Split((byte)','))
        {
            if (at == alleles || !long.TryParse(text[range], out var count) || count < 0) return null;
            reads[at++] = count;
        }

        return at == alleles ? reads : null;
    }

    private void FillExpression(VcfRecord record, TagExpression expression)
    {
        var rows = expression.Root.Evaluate(record, _genotypes);
        if (!expression.IsFormat)
        {
            var values = rows.SelectMany(row => row).ToArray();
            _text.Clear();
            AppendList(_text, values.Length, i => values[i]);
            record.SetInfo(Encoding.UTF8.GetBytes(expression.Id), _text.Written);
            return;
        }

        AppendFormat(record, expression.Id, (sample, text) =>
        {
            var row = rows[Math.Min(sample, rows.Length - 1)];
            AppendList(text, row.Length, i => row[i]);
        });
    }

    /// <summary>Puts a field behind the others of FORMAT; one that is there already is replaced.</summary>
    private void AppendFormat(VcfRecord record, string name, Action<int, ByteBuffer> value)
    {
        var id = Encoding.UTF8.GetBytes(name);
        var known = record.FormatIndexOf(id);
        var keys = record.Format.Count((byte)':') + 1;
        _samples.Clear();
        for (var sample = 0; sample < record.SampleCount; sample++)
        {
            if (sample > 0) _samples.Append((byte)'\t');
            for (var key = 0; key < keys; key++)
            {
                if (key > 0) _samples.Append((byte)':');
                var text = record.SampleValue(sample, key);
                if (key == known) value(sample, _samples);
                else _samples.Append(text.IsEmpty ? "."u8 : text);
            }

            if (known >= 0) continue;
            _samples.Append((byte)':');
            value(sample, _samples);
        }

        var format = record.Format.ToArray();
        record.SetSamples(known >= 0 ? format : [.. format, (byte)':', .. id], _samples.Written.ToArray());
    }

    private void PutAlleles(VcfRecord record, ReadOnlySpan<byte> key, Func<int, double> value)
    {
        if (record.AlleleCount < 2)
        {
            record.RemoveInfo(key);
            return;
        }

        _text.Clear();
        AppendList(_text, record.AlleleCount - 1, i => value(i + 1));
        record.SetInfo(key, _text.Written);
    }

    private void Put(VcfRecord record, ReadOnlySpan<byte> key, double value)
    {
        _text.Clear();
        Append(_text, value);
        record.SetInfo(key, _text.Written);
    }

    private static void AppendList(ByteBuffer text, int count, Func<int, double> value)
    {
        for (var i = 0; i < count; i++)
        {
            if (i > 0) text.Append((byte)',');
            Append(text, value(i));
        }
    }

    private static void Append(ByteBuffer text, double value)
    {
        if (double.IsNaN(value)) text.Append((byte)'.');
        else if (value == Math.Truncate(value) && Math.Abs(value) < 1e9) text.AppendNumber((long)value);
        else FloatText.Append(text, (float)value);
    }
}
