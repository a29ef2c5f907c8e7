using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Reads the header of a VCF and stops at its end.</summary>
internal sealed class VcfHeaderReader(Stream stream, string file) : IDisposable
{
    private readonly ByteWindow _window = new(stream, VcfHeaderParser.LongestLine);
    private readonly VcfHeaderParser _parser = new(file, null);

    /// <exception cref="ProblemException">VCF001 to VCF009: this is no header that can be used, with its line.</exception>
    public VcfHeader Read()
    {
        while (!_parser.IsComplete && ReadLine())
        {
        }

        return _parser.Finish();
    }

    public void Dispose()
    {
        _parser.Dispose();
        _window.Dispose();
    }

    /// <returns>False at the end of the file.</returns>
    private bool ReadLine()
    {
        int end;
        while ((end = _window.Bytes.IndexOf((byte)'\n')) < 0 && _window.Fill())
        {
        }

        if (end < 0 && !_window.AtEnd)
            throw new ProblemException(new Problem("VCF008", ProblemSeverity.Fatal, $"A line of the header is longer than {VcfHeaderParser.LongestLine >> 20} MB.", new ProblemLocation(file, _parser.LineCount + 1)));
        var bytes = end < 0 ? _window.Bytes : _window.Bytes[..(end + 1)];
        if (bytes.IsEmpty) return false;
        _parser.Add(bytes);
        _window.Advance(bytes.Length);
        return true;
    }
}
