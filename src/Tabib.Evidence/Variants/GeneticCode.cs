namespace Tabib.Evidence.Variants;

/// <summary>Which amino acid a codon stands for: NCBI translation tables 1 (standard) and 2 (vertebrate mitochondrial).</summary>
internal sealed class GeneticCode
{
    // Codons in the order T, C, A, G of each base, as NCBI lists them.
    private const string StandardLetters = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG";
    private const string MitochondrialLetters = "FFLLSSSSYY**CCWWLLLLPPPPHHQQRRRRIIMMTTTTNNKKSS**VVVVAAAADDEEGGGG";

    private const byte NoBase = 64;

    private readonly byte[] _aminoAcids = new byte[64];

    private GeneticCode(string letters)
    {
        for (var i = 0; i < letters.Length; i++) _aminoAcids[i] = (byte)letters[i];
    }

    public static GeneticCode Standard { get; } = new(StandardLetters);

    public static GeneticCode VertebrateMitochondrial { get; } = new(MitochondrialLetters);

    /// <returns>One letter; * for stop, X where a base is not told.</returns>
    public byte Translate(ReadOnlySpan<byte> codon)
    {
        var indexes = Indexes;
        var index = (indexes[codon[0]] << 4) | (indexes[codon[1]] << 2) | indexes[codon[2]];
        return index >= _aminoAcids.Length ? (byte)'X' : _aminoAcids[index];
    }

    /// <summary>Whole codons alone; what is left over is not translated.</summary>
    public string TranslateAll(ReadOnlySpan<byte> bases) => string.Create(bases.Length / 3, new Input(this, bases), static (target, input) =>
    {
        for (var i = 0; i < target.Length; i++) target[i] = (char)input.Code.Translate(input.Bases.Slice(i * 3, 3));
    });

    public static void ReverseComplement(Span<byte> bases)
    {
        bases.Reverse();
        for (var i = 0; i < bases.Length; i++) bases[i] = Complement(bases[i]);
    }

    public static byte Complement(byte letter) => letter switch
    {
        (byte)'A' => (byte)'T',
        (byte)'C' => (byte)'G',
        (byte)'G' => (byte)'C',
        (byte)'T' => (byte)'A',
        _ => (byte)'N',
    };

    /// <summary>Place of a base in NCBI's order; for what is none a number that leads beyond the codons.</summary>
    private static readonly byte[] Indexes = MakeIndexes();

    private static byte[] MakeIndexes()
    {
        var indexes = new byte[256];
        Array.Fill(indexes, NoBase);
        for (var i = 0; i < 4; i++) indexes["TCAG"[i]] = (byte)i;
        return indexes;
    }

    private readonly ref struct Input(GeneticCode code, ReadOnlySpan<byte> bases)
    {
        public readonly GeneticCode Code = code;
        public readonly ReadOnlySpan<byte> Bases = bases;
    }
}
