using System.Diagnostics;

namespace Tabib.Record.Timeline;

/// <summary>Lets one process at a time write a timeline; the operating system lets go of it when the process ends, however it ends.</summary>
internal static class TimelineLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <returns>Null where another process held it all the time.</returns>
    public static IDisposable? Take(string directory, TimeSpan waiting, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(Path.Combine(directory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException fault) when (IsHeld(fault))
            {
                if (clock.Elapsed >= waiting) return null;
            }

            cancellation.WaitHandle.WaitOne(Pause);
        }
    }

    /// <summary>Tells a lock that is held from a disk that is full or cannot be written: EWOULDBLOCK of Linux and of macOS, the sharing violation of Windows.</summary>
    private static bool IsHeld(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);
}
