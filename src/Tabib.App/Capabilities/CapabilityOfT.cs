namespace Tabib.App.Capabilities;

/// <summary>A capability with its types.</summary>
/// <typeparam name="TOptions">A record whose properties carry <see cref="ArgumentAttribute"/> or <see cref="OptionAttribute"/>.</typeparam>
/// <typeparam name="TResult">A record that serialises to the JSON that others rely on.</typeparam>
public abstract class Capability<TOptions, TResult> : Capability
    where TOptions : class
    where TResult : class
{
    public sealed override Type OptionsType => typeof(TOptions);

    public sealed override Type ResultType => typeof(TResult);

    public sealed override object Run(object options, IProgress<ProgressReport> progress, CancellationToken cancellation) =>
        Run((TOptions)options, progress, cancellation);

    public sealed override void WriteText(object result, TextWriter output) => WriteText((TResult)result, output);

    public sealed override int ExitCode(object result) => ExitCode((TResult)result);

    public abstract TResult Run(TOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation);

    protected abstract void WriteText(TResult result, TextWriter output);

    protected virtual int ExitCode(TResult result) => 0;
}
