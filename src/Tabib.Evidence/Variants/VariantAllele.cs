using System.Text;

namespace Tabib.Evidence.Variants;

/// <summary>One alternate allele of a record: as it is written, and without the bases that it shares with the reference. May be set anew for the next record; what is kept needs an allele of its own.</summary>
internal sealed class VariantAllele
{
    private byte[] _reference = [];
    private byte[] _alternate = [];
    private byte[] _bases = [];
    private int _referenceLength;
    private int _alternateLength;
    private int _baseCount;

    /// <summary>POS, 1-based.</summary>
    public int Position { get; private set; }

    public ReadOnlySpan<byte> Reference => _reference.AsSpan(0, _referenceLength);

    public ReadOnlySpan<byte> Alternate => _alternate.AsSpan(0, _alternateLength);

    /// <summary>0-based position of the first reference base that is replaced; of the base behind an insertion. −1 where the allele says nothing of the sequence.</summary>
    public int Start { get; private set; }

    /// <summary>0-based, half-open; equal to <see cref="Start"/> for an insertion.</summary>
    public int End { get; private set; }

    /// <summary>What stands instead, upper case, in the direction of the genome; empty for a deletion.</summary>
    public ReadOnlySpan<byte> Bases => _bases.AsSpan(0, _baseCount);

    /// <summary>A symbolic deletion, insertion or duplication: the place is known, the bases are not.</summary>
    public bool IsSymbolic { get; private set; }

    public bool IsInsertion => Start == End;

    public bool IsDeletion => _baseCount == 0 && End > Start;

    public bool KeepsLength => _baseCount == End - Start;

    /// <summary>"7210C&gt;CACCTGGAA".</summary>
    public override string ToString() => $"{Position}{Encoding.ASCII.GetString(Reference)}>{Encoding.ASCII.GetString(Alternate)}";

    /// <param name="position">1-based.</param>
    /// <param name="end">INFO/END: 1-based position of the last base of a symbolic deletion.</param>
    public static VariantAllele Of(int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, int end = 0)
    {
        var allele = new VariantAllele();
        allele.Set(position, reference, alternate, end);
        return allele;
    }

    /// <inheritdoc cref="Of"/>
    public void Set(int position, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, int end)
    {
        Position = position;
        Copy(reference, ref _reference, out _referenceLength);
        Copy(alternate, ref _alternate, out _alternateLength);
        if (IsNamed(alternate))
        {
            var last = alternate.StartsWith("<DEL"u8) ? Math.Max(end, position) : alternate.StartsWith("<INS"u8) || alternate.StartsWith("<DUP"u8) ? position : -1;
            (Start, End, IsSymbolic, _baseCount) = (last < 0 ? -1 : position, last, true, 0);
            return;
        }

        var span = AlleleSpan.Of(position, reference, alternate);
        (Start, End, IsSymbolic) = (span.Start, span.End, false);
        Copy(alternate.Slice(span.Prefix, span.AlternateLength), ref _bases, out _baseCount);
        for (var i = 0; i < _baseCount; i++) _bases[i] &= 0xDF;
    }

    /// <summary>Whether an allele is no sequence of bases.</summary>
    public static bool IsNamed(ReadOnlySpan<byte> alternate) => alternate.IsEmpty || alternate[0] is (byte)'<' or (byte)'*' or (byte)'.' || alternate.ContainsAny((byte)'[', (byte)']', (byte)'.');

    /// <summary>The same change written elsewhere: an insertion or deletion in a repeat.</summary>
    /// <param name="by">Bases to the right; negative to the left.</param>
    public VariantAllele MovedBy(int by)
    {
        var moved = new VariantAllele { Position = Position, Start = Start + by, End = End + by };
        Copy(Reference, ref moved._reference, out moved._referenceLength);
        Copy(Alternate, ref moved._alternate, out moved._alternateLength);
        Copy(Bases, ref moved._bases, out moved._baseCount);
        var turn = _baseCount == 0 ? 0 : ((by % _baseCount) + _baseCount) % _baseCount;
        for (var i = 0; i < _baseCount; i++) moved._bases[i] = _bases[(i + turn) % _baseCount];
        return moved;
    }

    private static void Copy(ReadOnlySpan<byte> bytes, ref byte[] target, out int length)
    {
        if (target.Length < bytes.Length) target = new byte[Math.Max(16, bytes.Length)];
        bytes.CopyTo(target);
        length = bytes.Length;
    }
}
