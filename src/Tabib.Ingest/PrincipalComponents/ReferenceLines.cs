using System.Globalization;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.PrincipalComponents;

/// <summary>Lines of one of the files of a reference, each of bounded length.</summary>
internal sealed class ReferenceLines(Stream stream, string path) : IDisposable
{
    private const int LongestLine = 1 << 20;

    private readonly ByteWindow _window = new(stream, LongestLine);
    private long _number;
    private int _consumed;

    /// <returns>The next line without its end; null at the end of the file.</returns>
    public string? Next()
    {
        _window.Advance(_consumed);
        _consumed = 0;
        int end;
        while ((end = _window.Bytes.IndexOf((byte)'\n')) < 0 && _window.Fill())
        {
        }

        if (end < 0 && !_window.AtEnd) throw Fault("The line is longer than 1 MB.");
        var line = end < 0 ? _window.Bytes : _window.Bytes[..end];
        _consumed = end < 0 ? line.Length : end + 1;
        if (_consumed == 0) return null;
        _number++;
        return Encoding.UTF8.GetString(line.TrimEnd((byte)'\r'));
    }

    /// <exception cref="ProblemException">POP071: the text is no finite number.</exception>
    public double Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw Fault($"'{(text.Length > 40 ? text[..40] + "..." : text)}' is no number.");

    public ProblemException Fault(string message) => Of("POP071", message, "Write the reference anew with tabib genotypes pca.");

    public ProblemException Mismatch(string message) => Of("POP072", message, "Take the three files of one run.");

    public void Dispose() => _window.Dispose();

    private ProblemException Of(string code, string message, string hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(path, Math.Max(1, _number)), hint));
}
