using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.Core.Scheduling;

namespace Tabib.App.Genomes;

/// <summary>run.json beside a result file (RESULT.run.json): inputs with their hashes, options in effect, versions, threads, time, peak memory, files written.</summary>
internal static class GenomeRunManifest
{
    private const int Block = 1 << 20;

    /// <summary>Inputs above this are named with size and time of change, not hashed: hashing would take longer than the work.</summary>
    private const long LargestHashed = 64L << 20;

    /// <summary>Few inputs are large: more threads would wait for them.</summary>
    private const int MostHashing = 4;

    /// <param name="result">The main file written; the manifest lies beside it.</param>
    public static void Write(string result, string command, object options, int threads, IEnumerable<string> inputs, IEnumerable<string> outputs, DateTimeOffset started, double seconds, object? counts = null)
    {
        // Names and values as they are written: reflection over unnamed types compiles code for each of their properties.
        var manifest = new Dictionary<string, object?>
        {
            ["program"] = "tabib",
            ["version"] = CommandLine.Version,
            ["command"] = command,
            ["options"] = options,
            ["started"] = started,
            ["seconds"] = seconds,
            ["threads"] = threads,
            ["simd"] = Core.Kernels.Simd.Level.ToString(),
            ["runtime"] = RuntimeInformation.FrameworkDescription,
            ["system"] = RuntimeInformation.RuntimeIdentifier,
            ["peakMemoryBytes"] = PeakMemory.Bytes(),
            ["inputs"] = Describe(inputs, threads),
        };
        if (counts is not null) manifest.Add("counts", counts);
        manifest.Add("outputs", outputs.Select(Path.GetFileName).ToArray());
        using var file = new Core.Tables.ResultFile(result + ".run.json");
        using (var json = new Utf8JsonWriter(file.Stream, JsonFormat.Writer)) PlainJson.Write(json, manifest);
        file.Commit();
    }

    private static List<Dictionary<string, object?>> Describe(IEnumerable<string> paths, int threads)
    {
        var described = new List<Dictionary<string, object?>>();
        new OrderedWork<string, Dictionary<string, object?>>(paths, described.Add).Run(Math.Clamp(threads, 1, MostHashing), () => Describe, CancellationToken.None);
        return described;
    }

    private static Dictionary<string, object?> Describe(string path)
    {
        var file = new FileInfo(path);
        var described = new Dictionary<string, object?> { ["name"] = file.Name, ["bytes"] = file.Length, ["changed"] = file.LastWriteTimeUtc };
        if (file.Length <= LargestHashed) described.Add("sha256", Hash(path));
        return described;
    }

    private static string Hash(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Block, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
