using Tabib.Core.Genome;

namespace Tabib.Ingest.Plink;

/// <summary>Makes records anew so that none behind a boundary of 65,536 variants is a difference to one before it, as the format demands.</summary>
internal sealed class PgenRestart(int sampleCount)
{
    private readonly PgenMainTrack _main = new(sampleCount);
    private readonly PgenEncoder _encoder = new(sampleCount);
    private readonly GenotypeBuffer _base = new(sampleCount);
    private readonly GenotypeBuffer _calls = new(sampleCount);

    /// <param name="boundary">Index of the first record behind the boundary.</param>
    /// <returns>The same variants; differences behind the boundary, until the next record that is none, are told in full.</returns>
    public PgenBlock Apply(PgenBlock block, int boundary)
    {
        var result = new PgenBlock();
        var place = 0;
        var isOpen = true;
        for (var i = 0; i < block.Count; i++)
        {
            var bytes = block.Bytes.Written.Slice(place, block.Lengths[i]);
            place += block.Lengths[i];
            var isDifference = (block.Types[i] & 6) == 2;
            if (i >= boundary && !isDifference) isOpen = false;
            if (i < boundary && !isDifference)
            {
                var cursor = new RecordCursor(bytes);
                _main.Read(block.Types[i] & 7, ref cursor, _base);
            }

            var start = result.Bytes.Length;
            var type = i >= boundary && isDifference && isOpen ? Restate(block.Types[i], bytes, result.Bytes) : Copy(block.Types[i], bytes, result.Bytes);
            result.Close(type, start);
        }

        return result;
    }

    private static int Copy(int type, ReadOnlySpan<byte> bytes, RecordBytes target)
    {
        bytes.CopyTo(target.Reserve(bytes.Length));
        return type;
    }

    private int Restate(int type, ReadOnlySpan<byte> bytes, RecordBytes target)
    {
        var cursor = new RecordCursor(bytes);
        _main.ReadDifference(type & 7, ref cursor, _base, _calls);
        _calls.Densify();
        var kind = _encoder.WriteAlone(_calls.Packed.AsSpan(0, _calls.WordCount), target);
        return Copy((type & ~7) | kind, cursor.Take(cursor.Remaining), target);
    }
}
