using System.Security.Cryptography;
using Tabib.App.Capabilities;
using Tabib.Record.Journal;

namespace Tabib.App.Run;

/// <summary>An input of a run: its name, size and SHA-256 as it lies on disk.</summary>
internal sealed record InputHash(string Name, string Format, long Bytes, string Sha256)
{
    private const int Block = 1 << 20;

    public static InputHash Of(ImportSource source, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        using var stream = new FileStream(source.File.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Block];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(buffer.AsSpan(0, count));
            progress.Report(new ProgressReport($"hash of {source.File.Name}", stream.Position / 1e6, source.File.Length / 1e6, "MB"));
        }

        return new InputHash(source.File.Name, source.File.Format.ToString(), stream.Position, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
