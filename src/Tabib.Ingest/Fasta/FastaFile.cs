using Microsoft.Win32.SafeHandles;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fasta;

/// <summary>A reference genome as FASTA, plain or compressed with bgzip, with its indexes (.fai, .gzi) where they lie beside it and made in memory where not.</summary>
/// <remarks>May be used by several threads, each with a <see cref="FastaReader"/> of its own.</remarks>
public sealed class FastaFile : IDisposable
{
    private const int LargestIndex = 256 << 20;
    private readonly FastaBytes _bytes;

    internal FastaFile(string path, FastaBytes bytes, FastaIndex index)
    {
        Path = path;
        _bytes = bytes;
        Index = index;
    }

    public string Path { get; }

    public FastaIndex Index { get; }

    /// <exception cref="ProblemException">INP001, INP005: the file is gone or may not be read; FAS001 to FAS008: it is no FASTA that can be read at any place.</exception>
    public static FastaFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = OpenHandle(path);
        try
        {
            Span<byte> head = stackalloc byte[18];
            head = head[..RandomAccess.Read(file, head, 0)];
            FastaBytes bytes = BgzfBlocks.IsBgzf(head) ? OpenBlocks(file, path) : head is [0x1F, 0x8B, ..] ? throw PlainGzip(path) : new PlainBytes(file, owns: true);
            var index = File.Exists(path + ".fai") ? FastaIndexReader.Read(ReadIndex(path + ".fai"), path + ".fai") : new FastaIndexBuilder(path).Build(bytes);
            if (index.Contigs.FirstOrDefault(contig => !Fits(contig, bytes.Length)) is { } beyond) throw Misfit(path, beyond);
            return new FastaFile(path, bytes, index);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <param name="cachedBases">Bases kept in memory, at least.</param>
    public FastaReader CreateReader(int cachedBases = 1 << 24) => new(this, _bytes.Clone(), cachedBases);

    public void Dispose() => _bytes.Dispose();

    private static BgzfBytes OpenBlocks(SafeFileHandle file, string path)
    {
        var gzi = path + ".gzi";
        if (!File.Exists(gzi)) return new BgzfBytes(file, BgzfBlocks.Walk(file, path), path, owns: true);
        var known = GziReader.Read(ReadIndex(gzi), RandomAccess.GetLength(file)) ?? throw GziReader.Fault(gzi);
        return new BgzfBytes(file, BgzfBlocks.Walk(file, path, known), path, owns: true);
    }

    private static SafeFileHandle OpenHandle(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.RandomAccess);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such file.", new ProblemLocation(path)), ProblemKind.InputMissing, fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new ProblemException(new Problem("INP005", ProblemSeverity.Fatal, "The file may not be read.", new ProblemLocation(path), "Check its permissions."), ProblemKind.InputOutput, fault);
        }
    }

    private static byte[] ReadIndex(string path)
    {
        if (new FileInfo(path).Length > LargestIndex) throw new ProblemException(new Problem("FAS003", ProblemSeverity.Fatal, "The index is larger than any genome needs.", new ProblemLocation(path), "Delete it: it is made in memory where it is missing."));
        return File.ReadAllBytes(path);
    }

    internal static ProblemException Misfit(string path, FastaContig contig) => new(
        new Problem("FAS005", ProblemSeverity.Fatal, $"The index does not fit the file: the sequence {contig.Name} is not where it says.", new ProblemLocation(path + ".fai"), "Delete the index: it is made in memory where it is missing."));

    private static bool Fits(FastaContig contig, long length) =>
        contig.Offset <= length && (contig.Length == 0 || (Int128)contig.Offset + ((Int128)(contig.Length - 1) / contig.LineBases * contig.LineBytes) < length);

    private static ProblemException PlainGzip(string path) => new(
        new Problem("FAS004", ProblemSeverity.Fatal, "The file is compressed as a whole: it cannot be read from the middle.", new ProblemLocation(path), "Decompress it with gunzip, or compress it again with bgzip."));
}
