using System.Text.Json;

namespace Tabib.App.Capabilities;

/// <summary>One thing that Tabib can do: an options record in, a result record out. Verbs, help and documentation are generated from it.</summary>
public abstract class Capability
{
    /// <summary>Words of the verb, such as "patients list".</summary>
    public abstract string Name { get; }

    /// <summary>One sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>At least one; the tests run them.</summary>
    public abstract IReadOnlyList<Example> Examples { get; }

    public abstract Type OptionsType { get; }

    public abstract Type ResultType { get; }

    /// <summary>Further lines for the help text: formats, columns, limits.</summary>
    public virtual string Details => "";

    /// <exception cref="Tabib.Core.Outcomes.ProblemException">The input cannot be used.</exception>
    public abstract object Run(object options, IProgress<ProgressReport> progress, CancellationToken cancellation);

    /// <summary>The result for people, on standard output.</summary>
    public abstract void WriteText(object result, TextWriter output);

    /// <summary>The result for programs, on standard output.</summary>
    public virtual void WriteJson(object result, Stream output)
    {
        JsonSerializer.Serialize(output, result, ResultType, JsonFormat.Indented);
        output.WriteByte((byte)'\n');
    }

    /// <summary>What a person is told who stopped the run.</summary>
    public virtual string WhenStopped(object options) => "Stopped. What was committed is kept; run the same command again to go on.";

    /// <summary>0, or 1 where a check failed or some inputs were refused.</summary>
    public virtual int ExitCode(object result) => 0;
}
