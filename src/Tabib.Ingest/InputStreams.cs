using System.IO.Compression;
using Tabib.Core.Outcomes;
using ZstdSharp;

namespace Tabib.Ingest;

/// <summary>Opens files and standard input, decompressing gzip and zstd by their magic bytes.</summary>
public static class InputStreams
{
    private const int FileBuffer = 1 << 16;

    /// <returns>The decompressed bytes. Reading throws <see cref="ProblemException"/>: INP003 where compressed data is damaged or cut off, INP004 where it swells beyond reason.</returns>
    /// <exception cref="ProblemException">INP001, INP005: the file is gone or may not be read.</exception>
    public static Stream Open(InputFile file)
    {
        var raw = file.Path == InputDiscovery.StandardInput ? new PeekedStream(Console.OpenStandardInput()) : new PeekedStream(OpenFile(file));
        var magic = raw.Peek();
        if (magic.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
        {
            raw.Observer = new GzipEnd();
            return new DecompressedStream(new GZipStream(raw, CompressionMode.Decompress), raw, raw.Observer, file.Name);
        }

        if (magic.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])) return new DecompressedStream(new DecompressionStream(raw, leaveOpen: false), raw, null, file.Name);
        return raw;
    }

    /// <summary>Whether a file begins with a block of BGZF.</summary>
    /// <exception cref="ProblemException">INP001, INP005: the file is gone or may not be read.</exception>
    internal static bool IsBgzf(InputFile file)
    {
        Span<byte> start = stackalloc byte[BgzfFormat.LargestBlock];
        using var stream = OpenFile(file);
        return BgzfFormat.TryReadHeader(start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)], out _, out _);
    }

    /// <summary>The bytes of a file as they are.</summary>
    /// <exception cref="ProblemException">INP001, INP005: the file is gone or may not be read.</exception>
    internal static FileStream OpenRaw(InputFile file) => OpenFile(file);

    private static FileStream OpenFile(InputFile file)
    {
        try
        {
            return new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileBuffer, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such file.", new ProblemLocation(file.Name)), ProblemKind.InputMissing, fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new ProblemException(
                new Problem("INP005", ProblemSeverity.Fatal, "The file may not be read.", new ProblemLocation(file.Name), "Check its permissions."), ProblemKind.InputOutput, fault);
        }
    }
}
