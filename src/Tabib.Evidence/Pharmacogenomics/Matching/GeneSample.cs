namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>What one sample has at the positions of one gene. Allele codes are those of <see cref="Facts.PositionFacts.Allele"/>; bases that no definition knows have codes behind them.</summary>
internal sealed class GeneSample
{
    /// <summary>Code of a side that is not known, or that a haploid call does not have.</summary>
    public const byte Missing = 255;

    /// <summary>By position and code; most samples have none.</summary>
    private Dictionary<int, string>? _undocumented;

    public GeneSample(int positions)
    {
        (First, Second) = (new byte[positions], new byte[positions]);
        (IsPhased, PhaseSet, IsReplaced) = (new bool[positions], new int[positions], new bool[positions]);
        Clear();
    }

    /// <summary>Allele on the first strand; both missing where the position is not known.</summary>
    public byte[] First { get; }

    public byte[] Second { get; }

    /// <summary>Parted by "|".</summary>
    public bool[] IsPhased { get; }

    /// <summary>PS; 0 for none.</summary>
    public int[] PhaseSet { get; }

    /// <summary>Where a base that no definition knows was read as the reference.</summary>
    public bool[] IsReplaced { get; }

    public void Clear()
    {
        Array.Fill(First, Missing);
        Array.Fill(Second, Missing);
        Array.Clear(IsPhased);
        Array.Clear(PhaseSet);
        Array.Clear(IsReplaced);
        _undocumented = null;
    }

    public bool IsPresent(int position) => First[position] != Missing || Second[position] != Missing;

    public bool IsHalf(int position) => (First[position] == Missing) != (Second[position] == Missing);

    public bool IsHeterozygous(int position) => First[position] != Second[position] && First[position] != Missing && Second[position] != Missing;

    /// <summary>Gives an undocumented base a code at its position.</summary>
    public byte CodeOf(int position, int documented, string bases)
    {
        _undocumented ??= [];
        for (var code = (byte)documented; ; code++)
        {
            if (_undocumented.TryAdd(KeyOf(position, code), bases) || _undocumented[KeyOf(position, code)] == bases) return code;
        }
    }

    /// <summary>The bases of an undocumented code.</summary>
    public string Bases(int position, byte code) => _undocumented![KeyOf(position, code)];

    private static int KeyOf(int position, byte code) => (position << 8) | code;
}
