using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fhir;

/// <summary>Cuts an input into resources without understanding them.</summary>
internal abstract class ResourceFramer(ByteWindow window, string file) : IDisposable
{
    protected ByteWindow Window { get; } = window;

    protected long Line { get; set; } = 1;

    public long BytesRead => Window.Consumed;

    /// <summary>The next resource; its spans hold until the next call.</summary>
    /// <returns>False at the end, or where the rest cannot be read (a fatal problem says so).</returns>
    public abstract bool TryNext(ref Frame frame, ICollection<Problem> problems);

    public void Dispose() => Window.Dispose();

    protected Problem Fault(string code, ProblemSeverity severity, string message, string? hint = null) =>
        new(code, severity, message, new ProblemLocation(file, Line), hint);

    /// <summary>Fills the window as far as it can be without growing further than needed.</summary>
    /// <returns>False where nothing came.</returns>
    protected bool FillUp()
    {
        var before = Window.Bytes.Length;
        var wanted = Math.Max(before * 2, 1 << 16);
        while (Window.Bytes.Length < wanted && Window.Fill())
        {
        }

        return Window.Bytes.Length > before;
    }
}
