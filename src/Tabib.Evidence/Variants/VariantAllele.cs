using System.Text;

namespace Tabib.Evidence.Variants;

/// <summary>One alternate allele of a record: as it is written, and without the bases that it shares with the reference.</summary>
public sealed class VariantAllele
{
    private VariantAllele(int position, string reference, string alternate, int start, int end, byte[] bases) =>
        (Position, Reference, Alternate, Start, End, Bases) = (position, reference, alternate, start, end, bases);

    /// <summary>POS, 1-based.</summary>
    public int Position { get; }

    public string Reference { get; }

    public string Alternate { get; }

    /// <summary>0-based position of the first reference base that is replaced; of the base behind an insertion.</summary>
    public int Start { get; }

    /// <summary>0-based, half-open; equal to <see cref="Start"/> for an insertion.</summary>
    public int End { get; }

    /// <summary>What stands instead, upper case, in the direction of the genome; empty for a deletion.</summary>
    internal byte[] Bases { get; }

    /// <summary>A symbolic deletion, insertion or duplication: the place is known, the bases are not.</summary>
    public bool IsSymbolic { get; private init; }

    public bool IsInsertion => Start == End;

    public bool KeepsLength => Bases.Length == End - Start;

    /// <summary>"7210C&gt;CACCTGGAA".</summary>
    public override string ToString() => $"{Position}{Reference}>{Alternate}";

    /// <param name="position">1-based.</param>
    public static VariantAllele Of(int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate)
    {
        var span = AlleleSpan.Of(position, reference, alternate);
        var bases = alternate.Slice(span.Prefix, span.AlternateLength).ToArray();
        for (var i = 0; i < bases.Length; i++) bases[i] &= 0xDF;
        return new VariantAllele(position, Encoding.ASCII.GetString(reference), Encoding.ASCII.GetString(alternate), span.Start, span.End, bases);
    }

    /// <param name="end">INFO/END: 1-based position of the last base of a symbolic deletion.</param>
    /// <returns>For symbolic alleles too. An allele that says nothing of the sequence (*, breakends, &lt;NON_REF&gt;) gives one that touches nothing.</returns>
    public static VariantAllele Of(int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, int end)
    {
        if (!IsNamed(alternate)) return Of(position, reference, alternate);
        var last = alternate.StartsWith("<DEL"u8) ? Math.Max(end, position) : alternate.StartsWith("<INS"u8) || alternate.StartsWith("<DUP"u8) ? position : -1;
        return new VariantAllele(position, Encoding.ASCII.GetString(reference), Encoding.ASCII.GetString(alternate), last < 0 ? -1 : position, last, []) { IsSymbolic = true };
    }

    /// <summary>Whether an allele is no sequence of bases.</summary>
    public static bool IsNamed(ReadOnlySpan<byte> alternate) => alternate.IsEmpty || alternate.ContainsAny((byte)'<', (byte)'[', (byte)']') || alternate.ContainsAny((byte)'*', (byte)'.');

    /// <summary>The same change written elsewhere: an insertion or deletion in a repeat.</summary>
    /// <param name="by">Bases to the right; negative to the left.</param>
    internal VariantAllele MovedBy(int by)
    {
        var bases = (byte[])Bases.Clone();
        var turn = bases.Length == 0 ? 0 : ((by % bases.Length) + bases.Length) % bases.Length;
        for (var i = 0; i < bases.Length; i++) bases[i] = Bases[(i + turn) % bases.Length];
        return new VariantAllele(Position, Reference, Alternate, Start + by, End + by, bases);
    }
}
