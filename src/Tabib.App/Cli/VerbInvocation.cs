namespace Tabib.App.Cli;

/// <param name="Options">The capability's options record.</param>
internal sealed record VerbInvocation(object Options, bool Json, bool Quiet);
