using System.IO.Compression;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>PharmVar's download: a zip file as it comes, or the folder it was unpacked to. Nothing is ever written to a name that it holds.</summary>
internal sealed class PharmVarArchive : IDisposable
{
    private const int MostFiles = 200_000;

    /// <summary>Of a zip file; that of all genes has some tens of MB.</summary>
    private const long LargestZip = 128L << 20;

    /// <summary>Of all that is unpacked in one import.</summary>
    private const long MostUnpacked = 1L << 30;

    /// <summary>How a folder is searched: the download's own folders lie three deep.</summary>
    public static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 6 };

    private readonly ZipArchive? _zip;
    private readonly SortedDictionary<string, Func<Stream>> _files = new(StringComparer.Ordinal);
    private long _unpacked;

    private PharmVarArchive(ZipArchive? zip) => _zip = zip;

    /// <summary>With forward slashes, relative to the download, in order.</summary>
    public IEnumerable<string> Names => _files.Keys;

    public static bool IsZip(string path) => File.Exists(path) && path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);

    /// <exception cref="ProblemException">PGX029: it cannot be opened.</exception>
    public static PharmVarArchive Open(string path) => IsZip(path) ? OfZip(path) : OfFolder(path);

    /// <exception cref="ProblemException">PGX021, PGX029: damaged or too large.</exception>
    public ReleaseFile Read(string name)
    {
        try
        {
            using var stream = _files[name]();
            var file = ReleaseFile.Read(stream, name);
            _unpacked += file.Content.Length;
            return _unpacked <= MostUnpacked ? file : throw Refused(name, "all its tables together are larger than 1 GB");
        }
        catch (Exception fault) when (fault is InvalidDataException or NotSupportedException)
        {
            throw ReleaseFile.Unusable(name, fault.Message.TrimEnd('.'));
        }
    }

    public void Dispose() => _zip?.Dispose();

    private static PharmVarArchive OfZip(string path)
    {
        if (new FileInfo(path).Length > LargestZip) throw Refused(path, "it is larger than 128 MB");
        ZipArchive zip;
        try
        {
            zip = ZipFile.OpenRead(path);
        }
        catch (InvalidDataException)
        {
            throw Refused(path, "it is no zip file; a site in trouble answers with a message in its place");
        }

        var archive = new PharmVarArchive(zip);
        try
        {
            foreach (var entry in zip.Entries.Where(entry => entry.Name.Length > 0)) archive.Add(path, entry.FullName.Replace('\\', '/'), entry.Open);
        }
        catch (Exception fault) when (fault is InvalidDataException or ProblemException)
        {
            archive.Dispose();
            throw fault as ProblemException ?? Refused(path, fault.Message.TrimEnd('.'));
        }

        return archive;
    }

    private static PharmVarArchive OfFolder(string path)
    {
        var archive = new PharmVarArchive(null);
        foreach (var file in Directory.EnumerateFiles(path, "*", Below)) archive.Add(path, Path.GetRelativePath(path, file).Replace(Path.DirectorySeparatorChar, '/'), () => File.OpenRead(file));
        return archive;
    }

    private void Add(string path, string name, Func<Stream> open)
    {
        if (_files.Count == MostFiles) throw Refused(path, "it holds more than 200,000 files");
        if (!_files.TryAdd(name, open)) throw Refused(path, $"it holds '{name}' twice");
    }

    private static ProblemException Refused(string path, string why) =>
        new(new Problem("PGX029", ProblemSeverity.Error, $"PharmVar's download cannot be used: {why}.", new ProblemLocation(path), "Fetch it again from pharmvar.org."));
}
