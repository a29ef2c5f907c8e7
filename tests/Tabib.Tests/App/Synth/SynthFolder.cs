using System.IO.Compression;
using Tabib.App.Capabilities;
using Tabib.App.Synth;

namespace Tabib.Tests.App.Synth;

/// <summary>An invented hospital in a throw-away folder.</summary>
internal sealed class SynthFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tabib-synth-").FullName;

    public string Root => _root;

    public string Path => System.IO.Path.Combine(_root, "hospital");

    public SynthReport Make(SynthOptions options, CancellationToken? cancellation = null) =>
        new SynthCapability().Run(options with { Out = Path }, new Silence(), cancellation ?? TestContext.Current.CancellationToken);

    public static SynthFolder Of(long patients, long seed = 42, bool gzip = false, bool faults = false)
    {
        var folder = new SynthFolder();
        folder.Make(new SynthOptions { Patients = patients, Seed = seed, Gzip = gzip, Faults = faults });
        return folder;
    }

    /// <summary>Names with "/", and contents; what is compressed is opened, because its bytes may differ between versions of the compressor.</summary>
    public static SortedDictionary<string, byte[]> Contents(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => System.IO.Path.GetRelativePath(folder, path).Replace('\\', '/'), path => path.EndsWith(".gz", StringComparison.Ordinal) ? Opened(path) : path.EndsWith(".png", StringComparison.Ordinal) ? PngPixels.Read(path).Pixels : File.ReadAllBytes(path)),
        StringComparer.Ordinal);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static byte[] Opened(string path)
    {
        using var content = new MemoryStream();
        using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        gzip.CopyTo(content);
        return content.ToArray();
    }

    private sealed class Silence : IProgress<ProgressReport>
    {
        public void Report(ProgressReport value)
        {
        }
    }
}
