using System.Buffers;

namespace Tabib.Ingest.Vcf.Rules;

/// <summary>Whether the values of a field are as many, and of such a type, as its definition says.</summary>
internal static class ValueRules
{
    private static readonly SearchValues<byte> CigarOperations = SearchValues.Create("MIDNSHPX=0123456789"u8);

    /// <param name="ploidy">0 where it is not known: one and two are both taken; −1 for INFO, where a number of genotypes means nothing.</param>
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Check(VcfDefinition definition, ReadOnlySpan<byte> values, int alleles, int ploidy, bool isReserved)
    {
        if (values is [(byte)'.'] or [] || (definition.Type == VcfValueType.String && values is [(byte)'"', .., (byte)'"'])) return null;
        var count = values.Count((byte)',') + 1;
        var expected = definition.Number.Kind == VcfNumberKind.Genotypes && ploidy < 0 ? -1 : definition.Number.Expected(alleles, ploidy <= 0 ? 2 : ploidy);

        // Without an alternate allele the specification leaves open what values for each of them, or each genotype, are.
        var isOpen = expected < 0 || (alleles == 1 && definition.Number.Kind is (VcfNumberKind.AlternateAlleles or VcfNumberKind.Genotypes));
        if (!isOpen && count != expected && (ploidy != 0 || count != definition.Number.Expected(alleles, 1))) return $"has {count:N0} values, not {expected:N0}";
        foreach (var range in values.Split((byte)','))
        {
            var value = values[range];
            if (value is [(byte)'.']) continue;
            if (!IsOfType(definition.Type, value)) return $"has a value that is no {definition.Type}";
            if (!isReserved) continue;
            if (ReservedFields.IsNonNegative(definition.Id) && value is [(byte)'-', ..]) return "is below zero";
            if (definition.Id == "CIGAR" && !IsCigar(value)) return "is no CIGAR";
        }

        return null;
    }

    private static bool IsOfType(VcfValueType type, ReadOnlySpan<byte> value) => type switch
    {
        VcfValueType.Integer => VcfNumberText.TryParseInteger(value, out var number) && number is >= int.MinValue + BcfTypes.Reserved and <= int.MaxValue,
        VcfValueType.Float => VcfNumberText.TryParseFloat(value, out _),
        VcfValueType.Character => value.Length == 1 || value is [(byte)'%', _, _] || (value.Length <= 4 && value[0] >= 0xC0),
        _ => !value.IsEmpty,
    };

    /// <summary>Numbers, each with an operation behind it.</summary>
    private static bool IsCigar(ReadOnlySpan<byte> value)
    {
        if (value.ContainsAnyExcept(CigarOperations) || !char.IsAsciiDigit((char)value[0]) || char.IsAsciiDigit((char)value[^1])) return false;
        for (var i = 1; i < value.Length; i++)
        {
            if (!char.IsAsciiDigit((char)value[i]) && !char.IsAsciiDigit((char)value[i - 1])) return false;
        }

        return true;
    }
}
