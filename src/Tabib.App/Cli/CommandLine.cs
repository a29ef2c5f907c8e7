using System.Reflection;
using System.Runtime.InteropServices;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;

namespace Tabib.App.Cli;

/// <summary>The whole command line: finds the verb, runs it, writes the result to standard output and everything else to standard error.</summary>
internal sealed class CommandLine(IReadOnlyList<Capability> capabilities, TextWriter error)
{
    public static string Version { get; } =
        typeof(CommandLine).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <returns>The exit code of DESIGN section 6.</returns>
    public int Run(IReadOnlyList<string> arguments, Stream output)
    {
        var json = arguments.Contains("--json");
        try
        {
            return Dispatch(arguments, output);
        }
        catch (ProblemException problem)
        {
            return ErrorOutput.Write(problem.Problem, problem.Kind, json, error);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            var problem = new Problem("SYS001", ProblemSeverity.Fatal, fault.Message, ProblemLocation.None, "Check that the path exists, that it may be written, and that the disk has room.");
            return ErrorOutput.Write(problem, ProblemKind.InputOutput, json, error);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            var problem = new Problem("BUG001", ProblemSeverity.Fatal, $"This is a fault of Tabib: {fault.GetType().Name}: {fault.Message}", ProblemLocation.None, "Set TABIB_TRACE=1 to see where, and report it.");
            if (Environment.GetEnvironmentVariable("TABIB_TRACE") is { Length: > 0 }) error.WriteLine(fault);
            return ErrorOutput.Write(problem, ProblemKind.Software, json, error);
        }
    }

    private int Dispatch(IReadOnlyList<string> arguments, Stream output)
    {
        if (arguments.Count == 1 && arguments[0] is "--version")
        {
            WriteText(output, writer => writer.WriteLine($"tabib {Version}"));
            return 0;
        }

        var wantsHelp = arguments.Count == 0 || arguments[0] is "help" || arguments.Any(argument => argument is "--help" or "-h" or "-?");
        var words = arguments.Where(argument => argument is not ("--help" or "-h" or "-?" or "help")).TakeWhile(argument => !argument.StartsWith('-')).ToArray();
        var capability = Find(words);
        if (capability is null && (wantsHelp || words.Length == 1))
        {
            var group = capabilities.Where(candidate => words.Length > 0 && candidate.Name.StartsWith(words[0] + " ", StringComparison.Ordinal)).ToArray();
            if (words.Length == 0 || group.Length > 0)
            {
                WriteText(wantsHelp ? output : null, writer => HelpText.WriteOverview(words.Length == 0 ? capabilities : group, writer));
                return wantsHelp ? 0 : (int)ProblemKind.Usage;
            }
        }

        if (capability is null) throw Unknown(words, arguments);
        if (wantsHelp)
        {
            WriteText(output, writer => HelpText.Write(capability, writer));
            return 0;
        }

        return Invoke(capability, [.. arguments.Skip(capability.Name.Split(' ').Length)], output);
    }

    private int Invoke(Capability capability, IReadOnlyList<string> arguments, Stream output)
    {
        var invocation = new VerbParser(capability).Parse(arguments);
        using var cancellation = new CancellationTokenSource();
        var interrupted = 0;
        void OnSignal(PosixSignalContext context)
        {
            context.Cancel = Interlocked.Increment(ref interrupted) == 1;
            cancellation.Cancel();
        }

        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, OnSignal);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, OnSignal);
        using var progress = new ProgressLine(error, TimeProvider.System, enabled: !invocation.Quiet);
        object result;
        try
        {
            result = capability.Run(invocation.Options, progress, cancellation.Token);
            progress.Finish();

            // Some results are made while they are written.
            if (invocation.Json) capability.WriteJson(result, output);
            else WriteText(output, writer => capability.WriteText(result, writer));
        }
        catch (OperationCanceledException)
        {
            progress.Finish();
            error.WriteLine(capability.WhenStopped(invocation.Options));
            return (int)ProblemKind.Cancelled;
        }

        output.Flush();
        return capability.ExitCode(result);
    }

    private Capability? Find(string[] words)
    {
        for (var count = Math.Min(3, words.Length); count > 0; count--)
        {
            var name = string.Join(' ', words.Take(count));
            if (capabilities.FirstOrDefault(candidate => candidate.Name == name) is { } found) return found;
        }

        return null;
    }

    private ProblemException Unknown(string[] words, IReadOnlyList<string> arguments)
    {
        var given = words.Length == 0 ? arguments[0] : string.Join(' ', words.Take(2));
        var near = NearestWord.Of(given, capabilities.Select(candidate => candidate.Name))
            ?? (words.Length > 0 ? NearestWord.Of(words[0], capabilities.Select(candidate => candidate.Name.Split(' ')[0]).Distinct()) : null);
        return new ProblemException(
            new Problem("CLI001", ProblemSeverity.Fatal, $"There is no command '{given}'.", ProblemLocation.None, near is null ? "See: tabib --help" : $"Did you mean 'tabib {near}'?"),
            ProblemKind.Usage);
    }

    private void WriteText(Stream? output, Action<TextWriter> write)
    {
        if (output is null)
        {
            write(error);
            return;
        }

        using var writer = new StreamWriter(output, leaveOpen: true) { NewLine = "\n" };
        write(writer);
    }
}
