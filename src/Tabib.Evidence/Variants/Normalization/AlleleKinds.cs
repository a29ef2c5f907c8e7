namespace Tabib.Evidence.Variants.Normalization;

/// <summary>Tells what alleles are, without a reference.</summary>
internal static class AlleleKinds
{
    public static AlleleKind Of(string reference, string alternate)
    {
        if (alternate is "." or "<*>" or "<X>" or "<NON_REF>") return AlleleKind.Reference;
        if (alternate == "*") return AlleleKind.Star;
        if (alternate[0] == '<') return AlleleKind.Symbolic;
        if (alternate.AsSpan().IndexOfAny('[', ']') >= 0 || alternate[0] == '.' || alternate[^1] == '.') return AlleleKind.Breakend;
        if (reference.Equals(alternate, StringComparison.OrdinalIgnoreCase)) return AlleleKind.Reference;
        var shorter = Math.Min(reference.Length, alternate.Length);
        var prefix = 0;
        while (prefix < shorter && Same(reference[prefix], alternate[prefix])) prefix++;
        var suffix = 0;
        while (suffix < shorter - prefix && Same(reference[^(suffix + 1)], alternate[^(suffix + 1)])) suffix++;
        var (removed, added) = (reference.Length - prefix - suffix, alternate.Length - prefix - suffix);
        if (removed == added) return removed == 1 ? AlleleKind.Snp : AlleleKind.MultiNucleotide;
        return removed == 0 || added == 0 ? AlleleKind.Indel : AlleleKind.Complex;
    }

    /// <summary>Whether all bases of both alleles are letters, so that they can be aligned.</summary>
    public static bool IsSequence(string allele)
    {
        foreach (var letter in allele)
            if (!char.IsAsciiLetter(letter)) return false;
        return allele.Length > 0;
    }

    public static bool Same(char left, char right) => char.ToUpperInvariant(left) == char.ToUpperInvariant(right);
}
