using System.Buffers.Binary;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Plink;

/// <summary>Reads the header of a .pgen, or the index that lies beside it, into a <see cref="PgenIndex"/>.</summary>
internal sealed class PgenHeader(string path, RandomBytes records, RandomBytes? external)
{
    private const int Fixed = 12;
    private const int ModeLimit = 0x21;

    private RandomBytes? _index;
    private int _variantCount;
    private int _sampleCount;
    private int _control;

    public PgenIndex Read()
    {
        Span<byte> magic = stackalloc byte[3];
        if (!records.TryRead(magic, 0) || magic is not [0x6C, 0x1B, _]) throw Fault("The file does not begin as a .pgen does (6c 1b).", "Check that it is one.");
        var mode = magic[2];
        if (mode is 0x20 or ModeLimit)
        {
            _index = external ?? throw Fault("The index of this .pgen lies in a file of its own, .pgen.pgi, which is not there.", "Put it beside the .pgen.");
            if (!_index.TryRead(magic, 0) || magic is not [0x6C, 0x1B, 0x30 or 0x31]) throw Fault("The file .pgen.pgi beside it is no index.", null);
        }

        Span<byte> start = stackalloc byte[Fixed];
        if (!Bytes.TryRead(start, 0)) throw CutOff();
        var variants = BinaryPrimitives.ReadUInt32LittleEndian(start[3..]);
        var samples = BinaryPrimitives.ReadUInt32LittleEndian(start[7..]);
        if (variants > int.MaxValue || samples > int.MaxValue - 1024) throw Fault($"The file states {variants:N0} variants and {samples:N0} samples, more than it can.", null);
        (_variantCount, _sampleCount, _control) = ((int)variants, (int)samples, start[11]);
        return mode switch
        {
            2 => ReadFixed(0, Packed(_sampleCount)),
            3 => ReadFixed(0x40, Packed(_sampleCount) + (2L * _sampleCount)),
            4 => ReadFixed(0xC0, Packed(_sampleCount) + (4L * _sampleCount)),
            0x10 or 0x11 or 0x20 or ModeLimit => ReadVariable(),
            _ => throw Fault($"The .pgen is of mode {mode:x2}, which is not known.", mode == 0 ? "It may be a sample-major .bed: convert it with plink --make-bed." : null),
        };
    }

    /// <summary>What the header is read from.</summary>
    private RandomBytes Bytes => _index ?? records;

    private int Flags => _control >> 6;

    private bool? AllProvisional => Flags switch { 1 => false, 2 => true, _ => null };

    private static long Packed(long count) => (count + 3) / 4;

    private PgenIndex ReadFixed(int type, long length)
    {
        var place = (long)Fixed;
        var provisional = Flags == 3 ? Take(ref place, (_variantCount + 7L) / 8) : null;
        if (place + (length * _variantCount) != records.Length || length > int.MaxValue) throw Fault($"The file has {records.Length:N0} bytes; {_sampleCount:N0} samples and {_variantCount:N0} variants make {place + (length * _variantCount):N0}.", "It is cut off, or was written to further.");
        return PgenIndex.OfFixed(path, _variantCount, _sampleCount, place, (int)length, type, provisional, AllProvisional);
    }

    private PgenIndex ReadVariable()
    {
        var form = _control & 15;
        if (form > 9) throw Fault($"The header is of form {form}, which is not known.", null);
        var lengthBytes = form < 8 ? (form & 3) + 1 : (int)LengthWidth();
        var countBytes = (_control >> 4) & 3;
        var blocks = (_variantCount + PgenIndex.BlockSize - 1) / PgenIndex.BlockSize;
        if (HeaderLength(form, countBytes, blocks) > Bytes.Length) throw CutOff();
        if ((long)lengthBytes * _variantCount > Array.MaxLength) throw Fault("The header is larger than can be held.", null);
        var place = (long)Fixed;
        var offsets = Take(ref place, 8L * blocks);
        var places = new long[blocks];
        for (var i = 0; i < blocks; i++) places[i] = BinaryPrimitives.ReadInt64LittleEndian(offsets.AsSpan(i * 8));
        var types = new byte[_variantCount];
        var lengths = new byte[lengthBytes * _variantCount];
        var provisional = Flags == 3 ? new byte[(_variantCount + 7) / 8] : null;
        for (var block = 0; block < blocks; block++)
        {
            var first = block * PgenIndex.BlockSize;
            var count = Math.Min(PgenIndex.BlockSize, _variantCount - first);
            if (form < 8) ReadTypes(ref place, form >= 4, types.AsSpan(first, count), lengths.AsSpan(first * lengthBytes, count * lengthBytes));
            else ReadShort(ref place, form == 8 ? 2 : 4, types.AsSpan(first, count), lengths.AsSpan(first * lengthBytes, count * lengthBytes), lengthBytes);
            place += (long)countBytes * count;
            if (provisional is not null) Take(ref place, (count + 7) / 8).CopyTo(provisional, first / 8);
        }

        for (var i = 0; i < blocks; i++)
            if (places[i] < 3 || (_index is null && places[i] < place)) throw Fault("The header places records inside itself.", null);
        return PgenIndex.OfVariable(path, _sampleCount, types, lengths, lengthBytes, places, records.Length, provisional, AllProvisional)
            ?? throw Fault("The header places records beyond the end of the file.", "The file is cut off.");
    }

    private long LengthWidth() => (Packed(_sampleCount) + 15) switch { <= 0xFF => 1, <= 0xFFFF => 2, <= 0xFF_FFFF => 3, _ => 4 };

    private long HeaderLength(int form, int countBytes, int blocks)
    {
        var bits = form switch { < 4 => 4 + (8 * (form + 1)), < 8 => 8 + (8 * (form - 3)), 8 => 2, _ => 4 };
        return Fixed + (8L * blocks) + (((long)_variantCount * bits) / 8) + ((long)countBytes * _variantCount) + (Flags == 3 ? _variantCount / 8 : 0);
    }

    private void ReadTypes(ref long place, bool wide, Span<byte> types, Span<byte> lengths)
    {
        if (wide) TakeInto(ref place, types);
        else
        {
            var packed = Take(ref place, (types.Length + 1) / 2);
            for (var i = 0; i < types.Length; i++) types[i] = (byte)((packed[i / 2] >> (i % 2 * 4)) & 15);
        }

        TakeInto(ref place, lengths);
    }

    /// <summary>Forms 8 and 9 keep only how much longer than the codes the record is; a longer one has multiallelic calls.</summary>
    private void ReadShort(ref long place, int bits, Span<byte> types, Span<byte> lengths, int width)
    {
        var packed = Take(ref place, ((types.Length * bits) + 7) / 8);
        var least = Packed(_sampleCount);
        Span<byte> length = stackalloc byte[8];
        for (var i = 0; i < types.Length; i++)
        {
            var more = (packed[i * bits / 8] >> (i * bits % 8)) & ((1 << bits) - 1);
            types[i] = more == 0 ? (byte)0 : (byte)8;
            BinaryPrimitives.WriteInt64LittleEndian(length, least + more);
            length[..width].CopyTo(lengths[(i * width)..]);
        }
    }

    private byte[] Take(ref long place, long count)
    {
        if (place + count > Bytes.Length) throw CutOff();
        var target = new byte[count];
        TakeInto(ref place, target);
        return target;
    }

    private void TakeInto(ref long place, Span<byte> target)
    {
        if (!Bytes.TryRead(target, place)) throw CutOff();
        place += target.Length;
    }

    private ProblemException CutOff() => Fault("The file ends inside its header.", "It is cut off.");

    private ProblemException Fault(string message, string? hint) => new(new Problem("PLK007", ProblemSeverity.Fatal, message, new ProblemLocation(path), hint));
}
