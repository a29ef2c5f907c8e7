using System.Buffers.Binary;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Bgen;

/// <summary>What a .bgen says before its variants.</summary>
/// <param name="VariantCount">As stated.</param>
/// <param name="Compression">0 none, 1 zlib, 2 zstd.</param>
/// <param name="Layout">1 or 2.</param>
/// <param name="SampleIds">Null where the file has none.</param>
/// <remarks>BGEN specification 1.3 (Band and Marchini), "The header block" and "Sample identifier block".</remarks>
internal sealed record BgenHeader(long VariantCount, int SampleCount, int Compression, int Layout, string[]? SampleIds)
{
    private const int LeastLength = 20;
    private const uint Largest = 1 << 30;

    /// <summary>Reads to the first variant.</summary>
    /// <exception cref="ProblemException">BGN001: the header is none, or says what is not known.</exception>
    public static BgenHeader Read(ByteWindow window, string file)
    {
        var start = Take(window, 8, file);
        var (offset, length) = (BinaryPrimitives.ReadUInt32LittleEndian(start), BinaryPrimitives.ReadUInt32LittleEndian(start[4..]));
        if (length < LeastLength || length > offset || offset > Largest) throw Fault(file, "The file does not begin as a .bgen does.", "Check that it is one.");
        var header = Take(window, (int)length - 4, file);
        var (variants, samples) = (BinaryPrimitives.ReadUInt32LittleEndian(header), BinaryPrimitives.ReadUInt32LittleEndian(header[4..]));
        var magic = header.Slice(8, 4);
        if (!magic.SequenceEqual("bgen"u8) && !magic.SequenceEqual((ReadOnlySpan<byte>)[0, 0, 0, 0])) throw Fault(file, "The file does not begin as a .bgen does.", "Check that it is one.");
        var flags = BinaryPrimitives.ReadUInt32LittleEndian(header[^4..]);
        var (compression, layout) = ((int)flags & 3, (int)(flags >> 2) & 15);
        if (layout is not (1 or 2) || compression == 3 || (layout == 1 && compression == 2)) throw Fault(file, $"The .bgen has layout {layout} and compression {compression}, which are not known together.", null);
        if (samples > int.MaxValue - 1024) throw Fault(file, $"The file states {samples:N0} samples, more than it can.", null);
        var ids = flags >> 31 == 0 ? null : ReadSamples(window, (int)samples, offset - length, file);
        Skip(window, offset + 4 - window.Consumed, file);
        return new BgenHeader(variants, (int)samples, compression, layout, ids);
    }

    private static string[] ReadSamples(ByteWindow window, int count, long room, string file)
    {
        var start = Take(window, 8, file);
        var stated = BinaryPrimitives.ReadUInt32LittleEndian(start[4..]);
        if (stated != count || room < 8 + (2L * count)) throw Fault(file, $"The header states {count:N0} samples, and the list of samples {stated:N0}.", null);
        var ids = new string[count];
        for (var i = 0; i < count; i++)
        {
            var length = BinaryPrimitives.ReadUInt16LittleEndian(Take(window, 2, file));
            ids[i] = Encoding.UTF8.GetString(Take(window, length, file));
        }

        return ids;
    }

    /// <returns>The next bytes, taken from the window; valid until it is filled again.</returns>
    private static ReadOnlySpan<byte> Take(ByteWindow window, int count, string file)
    {
        while (window.Bytes.Length < count)
            if (!window.Fill()) throw Fault(file, "The file ends inside its header.", "It is cut off.");
        var taken = window.Bytes[..count];
        window.Advance(count);
        return taken;
    }

    private static void Skip(ByteWindow window, long count, string file)
    {
        if (count < 0) throw Fault(file, "The lists of the header overlap its variants.", null);
        while (count > 0)
        {
            var step = (int)Math.Min(count, window.Bytes.Length);
            window.Advance(step);
            count -= step;
            if (count > 0 && !window.Fill()) throw Fault(file, "The file ends inside its header.", "It is cut off.");
        }
    }

    private static ProblemException Fault(string file, string message, string? hint) => new(new Problem("BGN001", ProblemSeverity.Fatal, message, new ProblemLocation(file), hint));
}
