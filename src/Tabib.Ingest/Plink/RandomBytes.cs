using Microsoft.Win32.SafeHandles;

namespace Tabib.Ingest.Plink;

/// <summary>Bytes that are read from any place: a file, or an array where a test or a fuzzer has them.</summary>
internal sealed class RandomBytes : IDisposable
{
    private readonly SafeFileHandle? _file;
    private readonly byte[] _memory = [];

    public RandomBytes(string path)
    {
        _file = File.OpenHandle(path, options: FileOptions.RandomAccess);
        Length = RandomAccess.GetLength(_file);
    }

    public RandomBytes(byte[] memory)
    {
        _memory = memory;
        Length = memory.Length;
    }

    public long Length { get; }

    /// <returns>False where the bytes end before the target is full.</returns>
    public bool TryRead(Span<byte> target, long offset)
    {
        if (offset < 0 || offset > Length - target.Length) return false;
        if (_file is null)
        {
            _memory.AsSpan((int)offset, target.Length).CopyTo(target);
            return true;
        }

        while (!target.IsEmpty)
        {
            var count = RandomAccess.Read(_file, target, offset);
            if (count == 0) return false;
            target = target[count..];
            offset += count;
        }

        return true;
    }

    public void Dispose() => _file?.Dispose();
}
