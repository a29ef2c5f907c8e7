namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>The order of allele names in diplotypes and lists: references first, unknown last, else by runs of digits as numbers and of other characters as text; combinations after plain names, partial alleles last.</summary>
/// <remarks>Source: the order that PharmCAT 3.1 documents and writes.</remarks>
public sealed class AlleleNameOrder : IComparer<string>
{
    public static AlleleNameOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        var order = ClassOf(x).CompareTo(ClassOf(y));
        if (order != 0) return order;
        var (isCombination, parts) = (IsCombination(x), x.AsSpan().Count(" + "));
        if (isCombination)
        {
            order = parts.CompareTo(y.AsSpan().Count(" + "));
            if (order != 0) return order;
        }

        return Natural(x, y);
    }

    /// <summary>Whether a name is of several alleles on one strand, such as "[*4 + *10]".</summary>
    public static bool IsCombination(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.StartsWith('[') && name.EndsWith(']');
    }

    private static int ClassOf(string name) => name switch
    {
        "Any" or "All" or "Reference" => 0,
        "Other" or "Unknown" => 4,
        _ when name.StartsWith("g.", StringComparison.Ordinal) => 3,
        _ when IsCombination(name) => name.Contains("g.", StringComparison.Ordinal) ? 3 : 2,
        _ => 1,
    };

    /// <summary>Runs of digits compare as whole numbers and stand before other characters.</summary>
    private static int Natural(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        while (x.Length > 0 && y.Length > 0)
        {
            var (isDigitX, isDigitY) = (char.IsAsciiDigit(x[0]), char.IsAsciiDigit(y[0]));
            if (isDigitX != isDigitY) return isDigitX ? -1 : 1;
            var (lengthX, lengthY) = (RunOf(x, isDigitX), RunOf(y, isDigitY));
            var order = isDigitX ? CompareDigits(x[..lengthX], y[..lengthY]) : x[..lengthX].CompareTo(y[..lengthY], StringComparison.Ordinal);
            if (order != 0) return order;
            x = x[lengthX..];
            y = y[lengthY..];
        }

        return x.Length.CompareTo(y.Length);
    }

    private static int RunOf(ReadOnlySpan<char> text, bool isDigit)
    {
        var length = 1;
        while (length < text.Length && char.IsAsciiDigit(text[length]) == isDigit) length++;
        return length;
    }

    private static int CompareDigits(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        var a = x.TrimStart('0');
        var b = y.TrimStart('0');
        return a.Length != b.Length ? a.Length.CompareTo(b.Length) : a.CompareTo(b, StringComparison.Ordinal);
    }
}
