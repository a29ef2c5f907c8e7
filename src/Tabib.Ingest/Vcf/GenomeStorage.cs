namespace Tabib.Ingest.Vcf;

/// <summary>How a genome file lies on disk.</summary>
/// <param name="Compression">none, gzip, zstd or bgzf (gzip in blocks, which an index can point into: SAM specification section 4.1).</param>
/// <param name="Index">Name of the index beside it; null where there is none.</param>
internal sealed record GenomeStorage(string Compression, string? Index)
{
    private const int HeaderLength = 18;

    public string ContentType => Compression switch
    {
        "none" => "text/x-vcf",
        "zstd" => "application/zstd",
        _ => "application/gzip",
    };

    public static GenomeStorage Of(InputFile file)
    {
        foreach (var extension in (ReadOnlySpan<string>)[".tbi", ".csi"])
        {
            if (File.Exists(file.Path + extension)) return new GenomeStorage(CompressionOf(file.Path), file.Name + extension);
        }

        return new GenomeStorage(CompressionOf(file.Path), null);
    }

    private static string CompressionOf(string path)
    {
        Span<byte> start = stackalloc byte[HeaderLength];
        try
        {
            using var stream = File.OpenRead(path);
            return Judge(start[..stream.ReadAtLeast(start, HeaderLength, throwOnEndOfStream: false)]);
        }
        catch (IOException)
        {
            // The header came from elsewhere (a test, a pipe): what is not there is not compressed.
            return "none";
        }
    }

    /// <summary>A BGZF block is a gzip member whose extra field has the subfield BC.</summary>
    internal static string Judge(ReadOnlySpan<byte> start)
    {
        if (start.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD])) return "zstd";
        if (!start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return "none";
        return start.Length == HeaderLength && (start[3] & 4) != 0 && start[12] == 'B' && start[13] == 'C' ? "bgzf" : "gzip";
    }
}
