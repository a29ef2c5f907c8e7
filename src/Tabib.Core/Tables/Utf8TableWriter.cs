using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace Tabib.Core.Tables;

/// <summary>Rows of a tab-separated result, as UTF-8 bytes in one growing buffer. Workers fill one each; the results are written in the order of the work.</summary>
/// <remarks>Most runs are over before the runtime would compile the small methods a second time: those of the inner loop are compiled well at once. Real numbers have nine significant digits at most, so that files are the same on every machine and small; what is not finite is written NA, and the caller says why in a column of its own.</remarks>
public sealed class Utf8TableWriter
{
    private const int LongestNumber = 32;

    private byte[] _buffer = new byte[1 << 16];
    private bool _inRow;

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, Length);

    public void Clear()
    {
        Length = 0;
        _inRow = false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Utf8TableWriter Add(ReadOnlySpan<byte> text)
    {
        Begin(text.Length);
        text.CopyTo(_buffer.AsSpan(Length));
        Length += text.Length;
        return this;
    }

    public Utf8TableWriter Add(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Begin(Encoding.UTF8.GetMaxByteCount(text.Length));
        Length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(Length));
        return this;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Utf8TableWriter Add(long value)
    {
        Begin(LongestNumber);
        Utf8Formatter.TryFormat(value, _buffer.AsSpan(Length), out var written);
        Length += written;
        return this;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Utf8TableWriter Add(double value)
    {
        if (!double.IsFinite(value)) return Add("NA"u8);
        Begin(LongestNumber);
        Length += RealNumber.Format(value, _buffer.AsSpan(Length));
        return this;
    }

    /// <summary>Whole rows made elsewhere.</summary>
    public void AddRows(ReadOnlySpan<byte> rows)
    {
        Ensure(rows.Length);
        rows.CopyTo(_buffer.AsSpan(Length));
        Length += rows.Length;
    }

    /// <summary>A p-value that may be too small for a double.</summary>
    /// <param name="naturalLog">ln p; NaN where there is none.</param>
    public Utf8TableWriter AddPValue(double naturalLog)
    {
        if (double.IsNaN(naturalLog)) return Add("NA"u8);
        Begin(LongestNumber);
        Length += PValue.Format(naturalLog, _buffer.AsSpan(Length));
        return this;
    }

    public void EndRow()
    {
        Ensure(1);
        _buffer[Length++] = (byte)'\n';
        _inRow = false;
    }

    private void Begin(int length)
    {
        Ensure(length + 1);
        if (_inRow) _buffer[Length++] = (byte)'\t';
        _inRow = true;
    }

    private void Ensure(int more)
    {
        if (Length + more > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, Length + more));
    }
}
