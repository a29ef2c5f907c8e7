using Microsoft.Win32.SafeHandles;

namespace Tabib.Ingest.Fasta;

/// <summary>A FASTA file as it is.</summary>
internal sealed class PlainBytes(SafeFileHandle file, bool owns) : FastaBytes
{
    public override long Length { get; } = RandomAccess.GetLength(file);

    public override FastaBytes Clone() => new PlainBytes(file, owns: false);

    public override int Read(long offset, Span<byte> target)
    {
        var total = 0;
        while (total < target.Length)
        {
            var count = RandomAccess.Read(file, target[total..], offset + total);
            if (count == 0) break;
            total += count;
        }

        return total;
    }

    public override void Dispose()
    {
        if (owns) file.Dispose();
    }
}
