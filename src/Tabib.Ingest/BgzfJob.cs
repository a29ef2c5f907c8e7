using Tabib.Core.Outcomes;
using Tabib.Ingest.Deflate;

namespace Tabib.Ingest;

/// <summary>Some blocks of BGZF that one thread decompresses into one batch.</summary>
internal sealed class BgzfJob
{
    private readonly List<(int Start, int Length)> _blocks = [];
    private bool _isDone;
    private byte[] _raw = new byte[1 << 18];
    private int _rawLength;
    private long _offset;
    private int _claimed = 1;

    public byte[] Target { get; private set; } = [];

    /// <summary>Where the batch begins in <see cref="Target"/>.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>Decompressed bytes that the blocks state.</summary>
    public int ContentLength { get; private set; }

    /// <summary>What is wrong behind <see cref="End"/>.</summary>
    public Problem? Fault { get; set; }

    public int BlockCount => _blocks.Count;

    /// <summary>Of the first block in the file.</summary>
    public long Offset => _offset;

    /// <summary>Begins anew; nobody can claim it before it is whole. A thread may still have it in its queue from before.</summary>
    /// <param name="offset">Of the first block in the file.</param>
    public void Begin(byte[] target, int start, long offset)
    {
        (Target, Start, End, ContentLength, Fault, _rawLength, _offset) = (target, start, start, 0, null, 0, offset);
        _blocks.Clear();
        _isDone = false;
    }

    public void Add(ReadOnlySpan<byte> block)
    {
        var needed = _rawLength + block.Length + Inflater.InputSlack;
        if (_raw.Length < needed) Array.Resize(ref _raw, Math.Max(needed, _raw.Length * 2));
        block.CopyTo(_raw.AsSpan(_rawLength));
        _blocks.Add((_rawLength, block.Length));
        _rawLength += block.Length;
        ContentLength += BgzfFormat.ContentLength(block);
    }

    /// <summary>All blocks are there.</summary>
    public void Release() => Volatile.Write(ref _claimed, 0);

    /// <summary>Whether the caller is the one who is to do it.</summary>
    public bool TryClaim() => Interlocked.Exchange(ref _claimed, 1) == 0;

    public void Wait()
    {
        lock (_blocks)
        {
            while (!_isDone) Monitor.Wait(_blocks);
        }
    }

    public void Run(Inflater inflater, string file)
    {
        foreach (var (start, length) in _blocks)
        {
            var block = _raw.AsSpan(start, length);
            var content = BgzfFormat.ContentLength(block);
            BgzfFormat.TryReadHeader(block, out var header, out _);
            if (!inflater.TryInflate(_raw, start + header, start + length - BgzfFormat.TrailerLength, Target, End, content)) Fault = Damage("BGZ002", "The compressed data of a block is damaged.", file, _offset + start);
            else if (Crc32.Append(0, Target.AsSpan(End, content)) != BgzfFormat.Checksum(block)) Fault = Damage("BGZ003", "A block does not have the check sum that it states.", file, _offset + start);
            if (Fault is not null) break;
            End += content;
        }

        lock (_blocks)
        {
            _isDone = true;
            Monitor.PulseAll(_blocks);
        }
    }

    /// <summary>Leaves out what stands before a place of the first block, and behind a place of the last.</summary>
    /// <param name="last">Decompressed bytes of the last block that are wanted; −1 for all.</param>
    public void Trim(int first, int last)
    {
        if (last >= 0 && Fault is null) End = Math.Max(Start, End - BgzfFormat.ContentLength(_raw.AsSpan(_blocks[^1].Start, _blocks[^1].Length)) + last);
        Start = Math.Min(End, Start + first);
    }

    public static Problem Damage(string code, string message, string file, long offset) =>
        new(code, ProblemSeverity.Fatal, message, new ProblemLocation(file, null, $"byte {offset}"), "Fetch the file again; what came before the damage was read.");
}
