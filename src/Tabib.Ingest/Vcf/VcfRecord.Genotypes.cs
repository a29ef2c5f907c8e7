using System.Runtime.CompilerServices;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

public sealed partial class VcfRecord
{
    /// <summary>Reads GT of all samples. Where a genotype cannot be, it is missing and <see cref="VcfGenotypes.Problem"/> says which.</summary>
    public void ReadGenotypes(VcfGenotypes genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        if (_isBcf && (_pending & (1 << FormatColumn)) != 0)
        {
            ReadBcfGenotypes(genotypes);
            return;
        }

        var format = Format;
        if (!format.StartsWith("GT"u8) || (format.Length > 2 && format[2] != ':'))
        {
            ReadLateGenotypes(genotypes);
            return;
        }

        if (format.Length == 2 && Alt is not ([(byte)'.'] or []) && GenotypeCells.TryPack(Of(_columns[SamplesColumn]), genotypes.SampleCount, genotypes.Packed, genotypes.Phased, genotypes.Swapped))
        {
            genotypes.Begin(VcfGenotypeForm.Biallelic);
            return;
        }

        ReadGeneralGenotypes(genotypes, 0);
    }

    /// <summary>GT stands first where the specification is kept; some writers do not keep it.</summary>
    private void ReadLateGenotypes(VcfGenotypes genotypes)
    {
        if (FormatIndexOf("GT"u8) is > 0 and var key) ReadGeneralGenotypes(genotypes, key);
        else genotypes.Begin(VcfGenotypeForm.None);
    }

    private void ReadGeneralGenotypes(VcfGenotypes genotypes, int key)
    {
        genotypes.Begin(VcfGenotypeForm.General);
        FindSamples();
        if (_sampleColumns != genotypes.SampleCount || Header.Samples.Count != genotypes.SampleCount)
        {
            for (var sample = 0; sample < genotypes.SampleCount; sample++) genotypes.Set(sample, VcfGenotypes.Absent, VcfGenotypes.Absent, 0, false);
            genotypes.Problem = Fault("VCF040", $"The record has another number of sample columns than the header has samples ({genotypes.SampleCount:N0}): all genotypes of it are missing.", null);
            return;
        }

        var samples = Samples;
        var alleles = AlleleCount;
        var from = 0;
        for (var sample = 0; sample < genotypes.SampleCount; sample++)
        {
            var column = samples[from.._tabs[sample]];
            from = _tabs[sample] + 1;
            if (key > 0) column = Part(column, key);
            if (!ReadGenotype(genotypes, sample, column, alleles))
            {
                genotypes.Set(sample, VcfGenotypes.Missing, VcfGenotypes.Missing, 2, false);
                genotypes.Problem ??= Fault("VCF041", "A genotype is none, or names an allele that the record does not have: it counts as missing.", Header.Samples[sample]);
            }
        }
    }

    /// <param name="text">Begins with the genotype; a colon ends it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool ReadGenotype(VcfGenotypes genotypes, int sample, ReadOnlySpan<byte> text, int alleles)
    {
        if (text.Length >= 3 && (text.Length == 3 || text[3] == ':') && text[1] is (byte)'/' or (byte)'|')
        {
            var (first, second) = (AlleleOf(text[0]), AlleleOf(text[2]));
            if (first < alleles && second < alleles)
            {
                genotypes.Set(sample, (short)first, (short)second, 2, text[1] == '|');
                return true;
            }
        }

        return ReadLongGenotype(genotypes, sample, text, alleles);
    }

    /// <summary>Alleles of several digits, other ploidies, and the sign in front that VCF 4.4 allows.</summary>
    private static bool ReadLongGenotype(VcfGenotypes genotypes, int sample, ReadOnlySpan<byte> text, int alleles)
    {
        if (text.IndexOf((byte)':') is >= 0 and var end) text = text[..end];
        if (text.IsEmpty)
        {
            genotypes.Set(sample, VcfGenotypes.Missing, VcfGenotypes.Absent, 1, false);
            return true;
        }

        var (first, second, ploidy, isPhased) = (VcfGenotypes.Absent, VcfGenotypes.Absent, 0, true);
        if (text[0] is (byte)'/' or (byte)'|')
        {
            isPhased = text[0] == '|';
            text = text[1..];
        }

        while (true)
        {
            var sign = text.IndexOfAny((byte)'/', (byte)'|');
            if (!TryReadAllele(sign < 0 ? text : text[..sign], alleles, out var allele)) return false;
            if (ploidy == 0) first = allele;
            else if (ploidy == 1) second = allele;
            ploidy++;
            if (sign < 0) break;
            isPhased &= text[sign] == '|';
            text = text[(sign + 1)..];
        }

        genotypes.Set(sample, first, second, ploidy, isPhased && ploidy > 1);
        return true;
    }

    private static bool TryReadAllele(ReadOnlySpan<byte> text, int alleles, out short allele)
    {
        allele = VcfGenotypes.Missing;
        if (text is [(byte)'.']) return true;
        if (!VcfNumberText.TryParsePosition(text, out var index) || index >= alleles || index > short.MaxValue) return false;
        allele = (short)index;
        return true;
    }

    /// <returns>−1 for a point, a number beyond every allele for what is neither digit nor point.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int AlleleOf(byte letter) => letter == '.' ? VcfGenotypes.Missing : (uint)(letter - '0') <= 9 ? letter - '0' : int.MaxValue;

    private Problem Fault(string code, string message, string? path) => new(code, ProblemSeverity.Error, message, new ProblemLocation(File, Line == 0 ? null : Line, path));

    private void ReadBcfGenotypes(VcfGenotypes genotypes)
    {
        var index = 0;
        while (index < _formatCount && !NameOf(_formatEntries[index].Key).AsSpan().SequenceEqual("GT"u8)) index++;
        if (index == _formatCount)
        {
            genotypes.Begin(VcfGenotypeForm.None);
            return;
        }

        var values = _line.AsSpan(_lineStart + _sharedLength, _lineLength - _sharedLength);
        var at = _formatEntries[index].At;
        BcfTypes.TryReadDescriptor(values, ref at, out var type, out var count);
        var form = BcfGenotypes.Read(values[at..], type, count, _alleleCount, genotypes);
        if (form >= 0) genotypes.Problem ??= Fault("VCF041", "A genotype is none, or names an allele that the record does not have: it counts as missing.", Header.Samples[form]);
    }
}
