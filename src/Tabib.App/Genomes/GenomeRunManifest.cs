using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Cli;

namespace Tabib.App.Genomes;

/// <summary>run.json beside a result file (RESULT.run.json): inputs with their hashes, options in effect, versions, threads, time, peak memory, files written.</summary>
internal static class GenomeRunManifest
{
    private const int Block = 1 << 20;

    /// <summary>Inputs above this are named with size and time of change, not hashed: hashing would take longer than the work.</summary>
    private const long LargestHashed = 64L << 20;

    /// <param name="result">The main file written; the manifest lies beside it.</param>
    public static void Write(string result, string command, object options, int threads, IEnumerable<string> inputs, IEnumerable<string> outputs, DateTimeOffset started, double seconds, object? counts = null)
    {
        var manifest = new
        {
            Program = "tabib",
            CommandLine.Version,
            Command = command,
            Options = options,
            Started = started,
            Seconds = seconds,
            Threads = threads,
            Simd = Core.Kernels.Simd.Level.ToString(),
            Runtime = RuntimeInformation.FrameworkDescription,
            System = RuntimeInformation.RuntimeIdentifier,
            PeakMemoryBytes = PeakMemory(),
            Inputs = inputs.AsParallel().AsOrdered().WithDegreeOfParallelism(Math.Clamp(threads, 1, 64)).Select(Describe).ToArray(),
            Counts = counts,
            Outputs = outputs.Select(Path.GetFileName).ToArray(),
        };
        using var file = new Core.Tables.ResultFile(result + ".run.json");
        using (var json = new Utf8JsonWriter(file.Stream, JsonFormat.Writer)) PlainJson.Write(json, manifest);
        file.Commit();
    }

    private static object Describe(string path)
    {
        var file = new FileInfo(path);
        return new { file.Name, Bytes = file.Length, Changed = file.LastWriteTimeUtc, Sha256 = file.Length <= LargestHashed ? Hash(path) : null };
    }

    private static string Hash(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, Block, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static long PeakMemory()
    {
        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
