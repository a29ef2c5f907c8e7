using System.Security.Cryptography;
using Tabib.Record.Journal;

namespace Tabib.App.Run;

/// <summary>An input of a run: its name, size and SHA-256 as it lies on disk.</summary>
internal sealed record InputHash(string Name, string Format, long Bytes, string Sha256)
{
    public static InputHash Of(ImportSource source)
    {
        using var stream = new FileStream(source.File.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
        var hash = SHA256.HashData(stream);
        return new InputHash(source.File.Name, source.File.Format.ToString(), stream.Position, Convert.ToHexStringLower(hash));
    }
}
