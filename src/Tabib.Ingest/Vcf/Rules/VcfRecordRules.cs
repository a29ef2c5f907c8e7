using System.Buffers;
using System.Text;

namespace Tabib.Ingest.Vcf.Rules;

/// <summary>What the specification asks of a single record (VCF 4.1 to 4.5 section 1.6). One for each thread.</summary>
internal sealed class VcfRecordRules(VcfHeader header)
{
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t"u8);
    private static readonly SearchValues<byte> NotInChromosome = SearchValues.Create(" \t:,<>"u8);
    private static readonly SearchValues<byte> KeyLetters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_."u8);

    private readonly int _version = VcfVersion.Of(header);
    private readonly SampleRules _samples = new(header);
    private readonly Dictionary<string, (VcfDefinition? Definition, bool IsReserved)>.AlternateLookup<ReadOnlySpan<byte>> _infos =
        new Dictionary<string, (VcfDefinition?, bool)>(Utf8KeyComparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();

    public void Check(VcfRecord record, RuleReport report)
    {
        CheckSite(record, report);
        CheckFilter(record, report);
        CheckInfo(record, report);
        if (!record.Format.IsEmpty || header.Samples.Count > 0) _samples.Check(record, report);
    }

    private void CheckSite(VcfRecord record, RuleReport report)
    {
        var chrom = record.Chrom;
        var name = chrom is [(byte)'<', _, .., (byte)'>'] ? chrom[1..^1] : chrom;
        if (name.IsEmpty || name.ContainsAny(NotInChromosome) || (_version == 43 && name.Contains((byte)'*'))) report.Add("VCF050", "The name of the chromosome has a letter that names may not have.", record.Line, "CHROM");
        if (record.Id is not [(byte)'.'] && (!IsList(record.Id) || (_version >= 43 && HasTwice(record.Id)))) report.Add("VCF051", "ID is a list parted by semicolons, without blanks, empty parts or repetitions.", record.Line, "ID");
        if (!AlleleRules.IsBases(record.Ref)) report.Add("VCF052", "The reference allele is not made of A, C, G, T and N.", record.Line, "REF");
        if (!AlleleRules.IsAlternates(record.Alt)) report.Add("VCF053", "An alternate allele is neither bases nor <ID>, a breakend, * or a point.", record.Line, "ALT");
        if (record.Qual is not [(byte)'.'] && (!VcfNumberText.TryParseFloat(record.Qual, out var quality) || quality < 0)) report.Add("VCF054", "QUAL is no number, or below zero.", record.Line, "QUAL");
    }

    private void CheckFilter(VcfRecord record, RuleReport report)
    {
        var filter = record.Filter;
        if (filter is [(byte)'.']) return;
        var isBroken = !IsList(filter) || (_version >= 43 && HasTwice(filter));
        foreach (var range in filter.Split((byte)';')) isBroken |= filter[range] is [(byte)'0'] or [(byte)'.'];
        if (isBroken) report.Add("VCF055", "FILTER is PASS, a point, or a list parted by semicolons, without blanks, empty parts, repetitions or the name 0.", record.Line, "FILTER");
    }

    private void CheckInfo(VcfRecord record, RuleReport report)
    {
        var info = record.Info;
        if (info is [(byte)'.']) return;
        if (info.IsEmpty || (_version < 43 && info.ContainsAny(Blanks))) report.Add("VCF056", "INFO is empty or has a blank.", record.Line, "INFO");
        var alleles = record.AlleleCount;
        var number = 0;
        foreach (var field in record.InfoFields)
        {
            number++;
            if (!IsKey(field.Key)) report.Add("VCF056", "The key of an INFO field has a letter that keys may not have, or none.", record.Line, "INFO");
            else if (_version > 41 && IsRepeated(info, field.Key, number)) report.Add("VCF056", "An INFO field is there twice.", record.Line, $"INFO/{Encoding.UTF8.GetString(field.Key)}");
            if (FaultOf(field, alleles) is { } fault) report.Add("VCF057", $"The INFO field {fault}.", record.Line, $"INFO/{Encoding.UTF8.GetString(field.Key)}");
        }
    }

    private string? FaultOf(InfoField field, int alleles)
    {
        if (!_infos.TryGetValue(field.Key, out var known))
        {
            var id = Encoding.UTF8.GetString(field.Key);
            var reserved = ReservedFields.Define(isInfo: true, id, _version);
            _infos[field.Key] = known = (header.FindInfo(field.Key) ?? reserved, reserved is not null);
        }

        if (known.Definition is not { } definition) return null;
        if (definition.Type != VcfValueType.Flag) return field.HasValue ? ValueRules.Check(definition, field.Value, alleles, -1, known.IsReserved) : null;
        return field.HasValue && field.Value is not ([(byte)'0'] or [(byte)'1']) ? "is a flag and has a value" : null;
    }

    /// <summary>The 1000G of the specification is the only key that begins with a digit.</summary>
    internal static bool IsKey(ReadOnlySpan<byte> key) =>
        !key.IsEmpty && !key.ContainsAnyExcept(KeyLetters) && (char.IsAsciiLetter((char)key[0]) || key[0] == '_' || key.SequenceEqual("1000G"u8));

    /// <summary>Parts between semicolons, none of them empty, no blanks.</summary>
    private static bool IsList(ReadOnlySpan<byte> text) => !text.IsEmpty && text[0] != ';' && text[^1] != ';' && !text.ContainsAny(Blanks) && text.IndexOf(";;"u8) < 0;

    private static bool HasTwice(ReadOnlySpan<byte> list)
    {
        var first = 0;
        foreach (var range in list.Split((byte)';'))
        {
            var second = 0;
            foreach (var other in list.Split((byte)';'))
            {
                if (second > first && list[range].SequenceEqual(list[other])) return true;
                second++;
            }

            first++;
        }

        return false;
    }

    /// <summary>Whether an earlier field has the same key.</summary>
    private static bool IsRepeated(ReadOnlySpan<byte> info, ReadOnlySpan<byte> key, int number)
    {
        foreach (var field in new InfoFields(info))
        {
            if (--number == 0) return false;
            if (field.Key.SequenceEqual(key)) return true;
        }

        return false;
    }
}
