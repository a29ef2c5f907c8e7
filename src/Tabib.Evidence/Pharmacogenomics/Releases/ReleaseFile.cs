using System.IO.Compression;
using System.Security.Cryptography;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>One file of a release, read once: what is hashed is what is used.</summary>
/// <param name="Name">Relative to the release's folder, with forward slashes.</param>
/// <param name="Content">Decompressed.</param>
/// <param name="Sha256">Of the content, lower-case hex: the same for a plain and a packed file.</param>
internal sealed record ReleaseFile(string Name, ReadOnlyMemory<byte> Content, string Sha256)
{
    /// <summary>The largest table of a release so far has 6 MB.</summary>
    private const int Largest = 256 << 20;

    /// <exception cref="ProblemException">INP001: not there; PGX021: damaged or too large.</exception>
    public static ReleaseFile Read(string path, string name)
    {
        if (!File.Exists(path)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such file.", new ProblemLocation(path), "Check the spelling; paths are relative to where you are."), ProblemKind.InputMissing);
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        return Read(stream, name);
    }

    /// <exception cref="ProblemException">PGX021: damaged or too large.</exception>
    public static ReleaseFile Read(Stream stream, string name)
    {
        var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        try
        {
            while (stream.Read(buffer) is > 0 and var count)
            {
                if (content.Length + count > Largest) throw Unusable(name, "it is larger than 256 MB");
                content.Write(buffer, 0, count);
            }
        }
        catch (InvalidDataException fault)
        {
            throw Unusable(name, fault.Message);
        }

        return Of(name, content.GetBuffer().AsMemory(0, (int)content.Length));
    }

    public static ReleaseFile Of(string name, ReadOnlyMemory<byte> content) => new(name, content, Convert.ToHexStringLower(SHA256.HashData(content.Span)));

    public static ProblemException Unusable(string name, string why) =>
        new(new Problem("PGX021", ProblemSeverity.Error, $"The release's file cannot be used: {why}.", new ProblemLocation(name), "Give it as it was released."));
}
