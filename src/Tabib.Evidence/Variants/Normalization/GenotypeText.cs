using System.Globalization;
using System.Text;

namespace Tabib.Evidence.Variants.Normalization;

/// <summary>A GT value as text: alleles and the marks between them.</summary>
internal static class GenotypeText
{
    /// <summary>Writes each allele anew and keeps the marks of phase.</summary>
    /// <param name="map">From the old index, or -1 for missing, to the new one, or -1.</param>
    public static string Map(string genotype, Func<int, int> map)
    {
        var text = new StringBuilder(genotype.Length);
        var at = 0;
        while (at < genotype.Length)
        {
            var end = at;
            while (end < genotype.Length && genotype[end] is not '/' and not '|') end++;
            if (end > at)
            {
                var allele = map(IndexOf(genotype.AsSpan(at, end - at)));
                if (allele < 0) text.Append('.');
                else text.Append(allele.ToString(CultureInfo.InvariantCulture));
            }

            if (end < genotype.Length) text.Append(genotype[end]);
            at = end + 1;
        }

        return text.ToString();
    }

    public static List<int> Alleles(string genotype, List<char> marks)
    {
        var alleles = new List<int>();
        marks.Clear();
        var at = 0;
        while (at <= genotype.Length)
        {
            var end = at;
            while (end < genotype.Length && genotype[end] is not '/' and not '|') end++;
            if (end > at) alleles.Add(IndexOf(genotype.AsSpan(at, end - at)));
            if (end < genotype.Length && alleles.Count > 0) marks.Add(genotype[end]);
            at = end + 1;
        }

        return alleles;
    }

    public static string Join(List<int> alleles, List<char> marks)
    {
        var text = new StringBuilder();
        for (var i = 0; i < alleles.Count; i++)
        {
            if (i > 0) text.Append(i - 1 < marks.Count ? marks[i - 1] : '/');
            if (alleles[i] < 0) text.Append('.');
            else text.Append(alleles[i].ToString(CultureInfo.InvariantCulture));
        }

        return text.Length == 0 ? "." : text.ToString();
    }

    private static int IndexOf(ReadOnlySpan<char> text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : -1;
}
