using System.Globalization;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Values of Number=A, R and G fields when alleles are picked or put together.</summary>
internal static class FieldValues
{
    /// <summary>Place of the genotype of two alleles in a Number=G field.</summary>
    public static int GenotypeIndex(int low, int high) => (high * (high + 1) / 2) + low;

    public static int Count(FieldNumber number, int alleles) => number switch
    {
        FieldNumber.Alternates => alleles - 1,
        FieldNumber.Alleles => alleles,
        _ => alleles * (alleles + 1) / 2,
    };

    /// <summary>The values that stay when REF and one ALT allele are picked.</summary>
    /// <param name="alleles">Number of alleles of the record, REF counted.</param>
    /// <param name="alternate">1 for the first ALT.</param>
    /// <returns>Null where the number of values does not fit the alleles; texts may have too few (the rest is missing).</returns>
    public static string? Pick(string value, FieldDefinition field, int alleles, int alternate)
    {
        if (value == ".") return Missing(field, 2);
        var values = value.Split(',');
        int[] places;
        switch (field.Number)
        {
            case FieldNumber.Alternates:
                places = [alternate - 1];
                break;
            case FieldNumber.Alleles:
                places = [0, alternate];
                break;
            default:
                places = values.Length == alleles || (field.IsText && values.Length < Count(field.Number, alleles)) ? [0, alternate] : [0, GenotypeIndex(0, alternate), GenotypeIndex(alternate, alternate)];
                break;
        }

        if (field.IsText) return places[^1] < values.Length ? Join(places.Select(place => values[place])) : ".";
        var isHaploid = field.Number == FieldNumber.Genotypes && values.Length == alleles;
        return values.Length == Count(field.Number, alleles) || isHaploid ? Join(places.Select(place => Canonical(values[place], field))) : null;
    }

    public static bool HasTooMany(string value, FieldDefinition field, int alleles) => value.AsSpan().Count(',') + 1 > Count(field.Number, alleles);

    /// <summary>Nothing known of any allele.</summary>
    public static string Missing(FieldDefinition field, int alleles) =>
        field.IsText || field.Number == FieldNumber.Genotypes ? "." : Join(Enumerable.Repeat(".", Count(field.Number, alleles)));

    /// <summary>Numbers as a typed reader would write them: six significant digits of a 32-bit float.</summary>
    public static string Canonical(string value, FieldDefinition field)
    {
        if (!field.IsFloat || value == "." || !float.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return value;
        return number.ToString("g6", CultureInfo.InvariantCulture);
    }

    public static string CanonicalList(string value, FieldDefinition field) => field.IsFloat ? Join(value.Split(',').Select(part => Canonical(part, field))) : value;

    public static string Join(IEnumerable<string> values) => string.Join(',', values);
}
