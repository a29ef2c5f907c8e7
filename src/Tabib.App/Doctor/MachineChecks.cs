using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Tabib.App.Doctor;

/// <summary>Runtime, processor, memory and the folder for temporary files.</summary>
internal static class MachineChecks
{
    private const long Mebibyte = 1024 * 1024;
    private const long SmallestMemory = 900 * Mebibyte;
    private const long SmallestDisk = 500 * Mebibyte;

    public static IEnumerable<DoctorCheck> All()
    {
        yield return new DoctorCheck("runtime", "ok", $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
        yield return new DoctorCheck("processor", "ok", $"{Environment.ProcessorCount} cores, {RuntimeInformation.ProcessArchitecture}, {WidestVectors()}");
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        yield return new DoctorCheck("memory", memory >= SmallestMemory ? "ok" : "note", $"{memory / Mebibyte:N0} MiB available{(memory >= SmallestMemory ? "" : "; 1 GiB is advised")}");
        yield return Disk("temporary files", Path.GetTempPath());
    }

    /// <summary>Free space where a folder is or would be.</summary>
    public static DoctorCheck Disk(string name, string directory)
    {
        try
        {
            var existing = directory;
            while (!Directory.Exists(existing)) existing = Path.GetDirectoryName(existing) ?? "/";
            var free = new DriveInfo(existing).AvailableFreeSpace;
            return new DoctorCheck(name, free >= SmallestDisk ? "ok" : "failed", $"{free / Mebibyte:N0} MiB free at {existing}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new DoctorCheck(name, "failed", fault.Message);
        }
    }

    private static string WidestVectors() => Vector512.IsHardwareAccelerated ? "AVX-512"
        : Avx2.IsSupported ? "AVX2"
        : Vector128.IsHardwareAccelerated ? "128-bit vectors"
        : "no vector instructions";
}
