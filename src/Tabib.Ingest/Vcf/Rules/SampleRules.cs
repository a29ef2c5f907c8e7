using System.Text;

namespace Tabib.Ingest.Vcf.Rules;

/// <summary>What the specification asks of FORMAT and the sample columns (section 1.6.2).</summary>
internal sealed class SampleRules(VcfHeader header)
{
    private readonly int _version = VcfVersion.Of(header);
    private readonly List<(string Key, VcfDefinition? Definition, bool IsReserved)> _keys = [];
    private byte[] _format = [];
    private string? _formatFault;

    public void Check(VcfRecord record, RuleReport report)
    {
        if (!record.Format.SequenceEqual(_format)) ReadFormat(record.Format);
        if (_formatFault is not null) report.Add("VCF058", _formatFault, record.Line, "FORMAT");
        if (record.SampleCount != header.Samples.Count)
        {
            report.Add("VCF040", $"The record has another number of sample columns than the header has samples ({header.Samples.Count:N0}).", record.Line, null);
            return;
        }

        var alleles = record.AlleleCount;
        for (var sample = 0; sample < header.Samples.Count; sample++) CheckSample(record, sample, alleles, report);
    }

    private void ReadFormat(ReadOnlySpan<byte> format)
    {
        _format = format.ToArray();
        _keys.Clear();
        _formatFault = format.IsEmpty ? "The header has samples, and the record has no FORMAT." : null;
        if (format is [] or [(byte)'.']) return;
        foreach (var range in format.Split((byte)':'))
        {
            var key = Encoding.UTF8.GetString(format[range]);
            if (!VcfRecordRules.IsKey(format[range]) || (_version == 41 && !key.All(char.IsAsciiLetterOrDigit))) _formatFault = "A key of FORMAT is empty, or has a letter that keys may not have.";
            if (_version > 41 && _keys.Exists(known => known.Key == key)) _formatFault = "A key of FORMAT is there twice.";
            if (key == "GT" && _keys.Count > 0) _formatFault = "GT must be the first key of FORMAT.";
            var reserved = ReservedFields.Define(isInfo: false, key, _version);
            _keys.Add((key, header.FindFormat(format[range]) ?? reserved, reserved is not null));
        }
    }

    private void CheckSample(VcfRecord record, int sample, int alleles, RuleReport report)
    {
        var rest = record.Sample(sample);
        var ploidy = 0;
        if (rest is [(byte)'.'] || (rest.IsEmpty && _version >= 45)) return;
        for (var index = 0; ; index++)
        {
            if (index == _keys.Count)
            {
                report.Add("VCF059", "A sample has more values than FORMAT has keys.", record.Line, header.Samples[sample]);
                return;
            }

            var end = rest.IndexOf((byte)':');
            var value = end < 0 ? rest : rest[..end];
            var (key, definition, isReserved) = _keys[index];
            if (key == "GT")
            {
                ploidy = PloidyOf(value, alleles);
                // Without an alternate allele 1 is one that the caller left unnamed: the specification's own files have it.
                if (ploidy < 0) report.Add("VCF041", "A genotype is none, or names an allele that the record does not have.", record.Line, $"{header.Samples[sample]} GT", isAdvice: alleles == 1 && PloidyOf(value, 2) > 0);
            }
            else if (value.IsEmpty && _version < 45) report.Add("VCF060", "A value is empty: a missing one is a point.", record.Line, $"{header.Samples[sample]} {key}");
            else if (definition is not null && ValueRules.Check(definition, value, alleles, Math.Max(0, ploidy), isReserved) is { } fault)
                report.Add("VCF060", $"The value {fault}.", record.Line, $"{header.Samples[sample]} {key}");
            if (end < 0) return;
            rest = rest[(end + 1)..];
        }
    }

    /// <returns>Alleles of the genotype; 0 for a single point, which may stand for any number; −1 where it is none.</returns>
    private int PloidyOf(ReadOnlySpan<byte> genotype, int alleles)
    {
        if (genotype is [(byte)'.']) return 0;
        if (_version >= 44 && genotype is [(byte)'/' or (byte)'|', _, ..]) genotype = genotype[1..];
        for (var ploidy = 1; ; ploidy++)
        {
            var end = genotype.IndexOfAny((byte)'/', (byte)'|');
            var allele = end < 0 ? genotype : genotype[..end];
            if (allele is not [(byte)'.'] && (!VcfNumberText.TryParsePosition(allele, out var index) || index >= alleles)) return -1;
            if (end < 0) return ploidy;
            genotype = genotype[(end + 1)..];
        }
    }
}
