namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>IUPAC's letters for sets of bases.</summary>
/// <remarks>Source: NC-IUB 1984, doi:10.1093/nar/13.9.3021.</remarks>
internal static class IupacBases
{
    /// <summary>Whether the text is one letter that stands for several bases.</summary>
    public static bool IsAmbiguous(string text) => text.Length == 1 && SetOf(text[0]).Length > 1;

    /// <summary>Whether an allele is in a cell's set.</summary>
    public static bool Matches(string cell, string allele) => cell == allele || (allele.Length == 1 && IsAmbiguous(cell) && SetOf(cell[0]).Contains(allele[0], StringComparison.Ordinal));

    /// <param name="bases">One or several of A, C, G and T, in any order, also repeated.</param>
    public static string LetterOf(string bases)
    {
        var set = string.Concat(bases.Distinct().Order());
        return set.Length == 1 ? set : "RYSWKMBDHVN".First(letter => SetOf(letter) == set).ToString();
    }

    private static string SetOf(char letter) => letter switch
    {
        'R' => "AG",
        'Y' => "CT",
        'S' => "CG",
        'W' => "AT",
        'K' => "GT",
        'M' => "AC",
        'B' => "CGT",
        'D' => "AGT",
        'H' => "ACT",
        'V' => "ACG",
        'N' => "ACGT",
        _ => "",
    };
}
