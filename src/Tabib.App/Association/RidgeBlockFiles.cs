using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;

namespace Tabib.App.Association;

/// <summary>The first level's results, a file a block in a folder beside the result: a run that was stopped goes on from them.</summary>
/// <remarks>A file is the SHA-256 of what decides it and of its numbers, then little-endian doubles: by trait, strength, place.</remarks>
internal sealed class RidgeBlockFiles(string folder, string fingerprint, int traits, int strengths, int length)
{
    private const int HashLength = 32;

    /// <summary>Begins anew: what an earlier run left is removed.</summary>
    public void Clear()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    public bool Has(int block) => new FileInfo(PathOf(block)) is { Exists: true } file && file.Length == HashLength + (sizeof(double) * (long)traits * strengths * length);

    public void Write(int block, double[][][] predictions)
    {
        Directory.CreateDirectory(folder);
        var bytes = new byte[sizeof(double) * traits * strengths * length];
        var numbers = MemoryMarshal.Cast<byte, double>(bytes.AsSpan());
        foreach (var column in predictions.SelectMany(trait => trait))
        {
            column.AsSpan().CopyTo(numbers);
            numbers = numbers[length..];
        }

        if (!BitConverter.IsLittleEndian) Swap(bytes);
        using var file = new ResultFile(PathOf(block));
        file.Stream.Write(Hash(block, bytes));
        file.Stream.Write(bytes);
        file.Commit();
    }

    /// <summary>The columns of one trait.</summary>
    /// <exception cref="ProblemException">GNT021: the file is of other inputs or damaged.</exception>
    public double[][] Read(int block, int trait)
    {
        var all = File.ReadAllBytes(PathOf(block));
        if (!Has(block) || !all.AsSpan(0, HashLength).SequenceEqual(Hash(block, all.AsSpan(HashLength))))
            throw new ProblemException(new Problem("GNT021", ProblemSeverity.Fatal, "The results of a block belong to other inputs or options, or are damaged.", new ProblemLocation(PathOf(block)), "Run without --resume to begin anew."));
        var bytes = all.AsSpan(HashLength);
        if (!BitConverter.IsLittleEndian) Swap(bytes);
        var numbers = MemoryMarshal.Cast<byte, double>(bytes)[(trait * strengths * length)..];
        var columns = new double[strengths][];
        for (var j = 0; j < strengths; j++) columns[j] = numbers.Slice(j * length, length).ToArray();
        return columns;
    }

    private string PathOf(int block) => Path.Combine(folder, FormattableString.Invariant($"block-{block:D6}.bin"));

    private byte[] Hash(int block, ReadOnlySpan<byte> numbers)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{fingerprint}/{block}")));
        hash.AppendData(numbers);
        return hash.GetHashAndReset();
    }

    private static void Swap(Span<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, long>(bytes);
        BinaryPrimitives.ReverseEndianness(words, words);
    }
}
