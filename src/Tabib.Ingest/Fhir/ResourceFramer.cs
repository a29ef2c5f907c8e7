using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fhir;

/// <summary>Cuts an input into resources without understanding them.</summary>
internal abstract class ResourceFramer(string file) : IDisposable
{
    protected long Line { get; set; } = 1;

    public abstract long BytesRead { get; }

    /// <summary>True where <see cref="TryNext"/> gave nothing but may give more when it is called again.</summary>
    public virtual bool IsPaused => false;

    /// <summary>The next resource; its spans hold until the next call.</summary>
    /// <returns>False at the end, or where the rest cannot be read (a fatal problem says so).</returns>
    public abstract bool TryNext(ref Frame frame, ICollection<Problem> problems);

    public abstract void Dispose();

    protected Problem Fault(string code, ProblemSeverity severity, string message, string? hint = null) =>
        new(code, severity, message, new ProblemLocation(file, Line), hint);
}
