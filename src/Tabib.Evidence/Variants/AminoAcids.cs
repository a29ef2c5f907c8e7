namespace Tabib.Evidence.Variants;

/// <summary>Three-letter names of amino acids; Ter for stop, Xaa for unknown (IUPAC-IUB).</summary>
internal static class AminoAcids
{
    public static string Name(char letter) => letter switch
    {
        'A' => "Ala",
        'C' => "Cys",
        'D' => "Asp",
        'E' => "Glu",
        'F' => "Phe",
        'G' => "Gly",
        'H' => "His",
        'I' => "Ile",
        'K' => "Lys",
        'L' => "Leu",
        'M' => "Met",
        'N' => "Asn",
        'P' => "Pro",
        'Q' => "Gln",
        'R' => "Arg",
        'S' => "Ser",
        'T' => "Thr",
        'V' => "Val",
        'W' => "Trp",
        'Y' => "Tyr",
        '*' => "Ter",
        _ => "Xaa",
    };

    public static string Names(ReadOnlySpan<char> letters)
    {
        var text = new System.Text.StringBuilder(letters.Length * 3);
        foreach (var letter in letters) text.Append(Name(letter));
        return text.ToString();
    }
}
