using System.IO.Compression;
using Tabib.Core.Outcomes;

namespace Tabib.App.Synth;

/// <summary>A folder that is made beside its place and put there only when it is whole: a run that is stopped leaves nothing.</summary>
internal sealed class OutputFolder : IDisposable
{
    /// <summary>What marks a folder as one of ours, which may be replaced.</summary>
    public const string Mark = "truth.json";

    private const int BufferSize = 1 << 16;

    private readonly string _target;
    private readonly string _staging;
    private readonly bool _gzip;

    private OutputFolder(string target, string staging, bool gzip)
    {
        (_target, _staging, _gzip) = (target, staging, gzip);
    }

    public string Path => _target;

    /// <exception cref="ProblemException">SYN002: the folder holds something already.</exception>
    public static OutputFolder Prepare(string path, bool force, bool gzip)
    {
        var target = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
        if (File.Exists(target)) throw Refuse(target, "There is a file of this name.", "Name a folder.");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            if (!force) throw Refuse(target, "The folder is not empty.", "Name another, or replace it with --force.");
            if (!File.Exists(System.IO.Path.Combine(target, Mark))) throw Refuse(target, "The folder holds something that tabib synth did not make; it is not replaced.", "Name another folder.");
        }

        var parent = System.IO.Path.GetDirectoryName(target) ?? throw Refuse(target, "The root of a disk cannot be replaced.", "Name a folder.");
        Directory.CreateDirectory(parent);
        var staging = System.IO.Path.Combine(parent, $".{System.IO.Path.GetFileName(target)}.{Environment.ProcessId}.part");
        Directory.CreateDirectory(staging);
        return new OutputFolder(target, staging, gzip);
    }

    /// <param name="name">Relative, with "/".</param>
    /// <param name="isLarge">Compressed where that was asked for; the name then ends in .gz.</param>
    public Stream Create(string name, bool isLarge = false)
    {
        var compresses = isLarge && _gzip;
        var path = System.IO.Path.Combine(_staging, compresses ? name + ".gz" : name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, BufferSize);
        return compresses ? new BufferedStream(new GZipStream(file, CompressionLevel.SmallestSize), BufferSize) : file;
    }

    /// <summary>Puts the folder in its place.</summary>
    /// <returns>Number of files and their bytes.</returns>
    public (int Files, long Bytes) Commit()
    {
        var sizes = new DirectoryInfo(_staging).EnumerateFiles("*", SearchOption.AllDirectories).Select(file => file.Length).ToArray();
        var old = _staging + ".old";
        if (Directory.Exists(_target)) Directory.Move(_target, old);
        Directory.Move(_staging, _target);
        if (Directory.Exists(old)) Directory.Delete(old, recursive: true);
        return (sizes.Length, sizes.Sum());
    }

    public void Dispose()
    {
        if (Directory.Exists(_staging)) Directory.Delete(_staging, recursive: true);
    }

    private static ProblemException Refuse(string path, string message, string hint) => new(new Problem("SYN002", ProblemSeverity.Fatal, message, new ProblemLocation(path), hint), ProblemKind.Usage);
}
