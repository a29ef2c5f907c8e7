using System.Buffers.Text;
using System.Diagnostics;

namespace Tabib.App.Genomes;

/// <summary>The most memory that the program has held, in bytes.</summary>
/// <remarks>Where the kernel tells it in one line (Linux: VmHWM of /proc/self/status, kB), that line is read: the framework's answer reads every thread's state first.</remarks>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status";

    public static long Bytes() => OperatingSystem.IsLinux() && FromStatus() is { } bytes ? bytes : FromFramework();

    /// <returns>Null where the file or its line is not there.</returns>
    internal static long? FromStatus()
    {
        try
        {
            return Parse(File.ReadAllBytes(Status));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    internal static long? Parse(ReadOnlySpan<byte> status)
    {
        var line = status.IndexOf("VmHWM:"u8);
        if (line < 0) return null;
        var number = status[(line + "VmHWM:"u8.Length)..].TrimStart(" \t"u8);
        return Utf8Parser.TryParse(number, out long kilobytes, out var length) && number[length..].StartsWith(" kB"u8) ? kilobytes << 10 : null;
    }

    private static long FromFramework()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
