using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fasta;

/// <summary>Reads bases of a reference genome anywhere, in upper case, keeping the stretches used last. One for each thread.</summary>
public sealed class FastaReader : IDisposable
{
    private const int ChunkShift = 16;

    /// <summary>Bases a stretch that is kept.</summary>
    public const int ChunkLength = 1 << ChunkShift;

    private readonly FastaFile _file;
    private readonly FastaBytes _bytes;
    private readonly Dictionary<(int Contig, int Chunk), int> _slots = [];
    private readonly byte[]?[] _cache;
    private readonly (int Contig, int Chunk)[] _owner;
    private readonly int[] _lengths;
    private readonly long[] _used;
    private readonly bool[] _checked;
    private byte[] _lines = [];
    private long _clock;
    private int _last = -1;

    internal FastaReader(FastaFile file, FastaBytes bytes, int cachedBases)
    {
        _file = file;
        _bytes = bytes;
        var slots = Math.Max(4, (cachedBases + ChunkLength - 1) >> ChunkShift);
        _cache = new byte[]?[slots];
        _owner = new (int, int)[slots];
        _lengths = new int[slots];
        _used = new long[slots];
        _checked = new bool[file.Index.Contigs.Count];
    }

    public FastaIndex Index => _file.Index;

    /// <summary>Copies bases; those beyond the ends of the sequence are left out.</summary>
    /// <param name="contig">Index into the file's sequences.</param>
    /// <param name="start">0-based.</param>
    /// <returns>Number of bases copied.</returns>
    /// <exception cref="ProblemException">FAS005: the index does not fit the file; FAS006: damaged.</exception>
    public int Read(int contig, long start, Span<byte> target)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        var total = 0;
        while (total < target.Length)
        {
            var part = Slice(contig, start + total, target.Length - total);
            if (part.IsEmpty) break;
            part.CopyTo(target[total..]);
            total += part.Length;
        }

        return total;
    }

    /// <summary>The base at a place; 0 beyond the end of the sequence.</summary>
    public byte BaseAt(int contig, long position) => Slice(contig, position, 1) is [var found, ..] ? found : (byte)0;

    /// <summary>Bases as they lie in memory: as many as the stretch holds from here on, at most <paramref name="most"/>. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Slice(int contig, long start, int most)
    {
        if (start < 0 || start >= Index.Contigs[contig].Length || most <= 0) return default;
        var slot = SlotOf(contig, (int)(start >> ChunkShift));
        var within = (int)start & (ChunkLength - 1);
        return _cache[slot].AsSpan(within, Math.Min(most, _lengths[slot] - within));
    }

    public void Dispose() => _bytes.Dispose();

    private int SlotOf(int contig, int chunk)
    {
        if (_last >= 0 && _owner[_last] == (contig, chunk)) return _last;
        if (!_slots.TryGetValue((contig, chunk), out var slot)) slot = Load(contig, chunk);
        _used[slot] = ++_clock;
        return _last = slot;
    }

    private int Load(int contig, int chunk)
    {
        var slot = Array.IndexOf(_cache, null);
        if (slot < 0)
        {
            slot = _used.AsSpan().IndexOf(_used.Min());
            _slots.Remove(_owner[slot]);
        }

        _last = -1;
        _owner[slot] = (-1, -1);
        var target = _cache[slot] ??= new byte[ChunkLength];
        _lengths[slot] = Fill(contig, (long)chunk << ChunkShift, target);
        _owner[slot] = (contig, chunk);
        _slots.Add((contig, chunk), slot);
        return slot;
    }

    private int Fill(int index, long start, byte[] target)
    {
        var contig = Index.Contigs[index];
        if (!_checked[index])
        {
            if (!NameStandsBefore(contig)) throw Misfit(contig);
            _checked[index] = true;
        }

        var count = (int)Math.Min(ChunkLength, contig.Length - start);
        var from = contig.OffsetOf(start);
        var length = checked((int)(contig.OffsetOf(start + count - 1) + 1 - from));
        if (_lines.Length < length) _lines = new byte[length];
        if (_bytes.Read(from, _lines.AsSpan(0, length)) != length) throw Misfit(contig);
        var rest = _lines.AsSpan(0, length);
        var firstLine = (int)Math.Min(count, contig.LineBases - (start % contig.LineBases));
        for (int done = 0, line = firstLine; done < count; line = Math.Min(contig.LineBases, count - done))
        {
            UpperCase(rest[..line], target.AsSpan(done), contig);
            done += line;
            if (done < count) rest = rest[(line + contig.LineBytes - contig.LineBases)..];
        }

        return count;
    }

    private void UpperCase(ReadOnlySpan<byte> bases, Span<byte> target, FastaContig contig)
    {
        if (bases.ContainsAnyExcept(Letters)) throw Misfit(contig);
        System.Text.Ascii.ToUpper(bases, target, out _);
        if (!bases.ContainsAny((byte)'*', (byte)'-')) return;
        for (var i = 0; i < bases.Length; i++)
        {
            if (!char.IsAsciiLetter((char)bases[i])) target[i] = (byte)'N';
        }
    }

    /// <summary>Bases, IUPAC ambiguity codes; also gap signs, which some assemblies have: they are read as N.</summary>
    private static readonly System.Buffers.SearchValues<byte> Letters = System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz*-"u8);

    /// <summary>Whether the line before the first base is the one that names the sequence.</summary>
    private bool NameStandsBefore(FastaContig contig)
    {
        Span<byte> before = new byte[(int)Math.Min(contig.Offset, contig.Name.Length + (1 << 12))];
        if (before.IsEmpty || _bytes.Read(contig.Offset - before.Length, before) != before.Length || before[^1] != '\n') return false;
        var line = before[(before[..^1].LastIndexOf((byte)'\n') + 1)..];
        var name = System.Text.Encoding.UTF8.GetBytes(contig.Name);
        return line.Length > name.Length + 1 && line[0] == '>' && line[1..].StartsWith(name) && line[name.Length + 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';
    }

    private ProblemException Misfit(FastaContig contig) => FastaFile.Misfit(_file.Path, contig);
}
