using Tabib.App.Capabilities;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Outside;
using Tabib.Record.Genotypes;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Calls the samples of several files, one file after the other, and hands the results on in their order. Runs once.</summary>
internal sealed class PgxCallRun(PgxCaller caller, PgxCallCommandOptions options, PgxCallOptions settings, IReadOnlyList<OutsideCall> outside, IProgress<ProgressReport> progress, CancellationToken cancellation)
{
    private readonly List<string> _warnings = [];
    private readonly List<string> _inputs = [];
    private PgxSamples? _first;

    /// <summary>Of the files opened so far.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The files read, for the manifest.</summary>
    public IReadOnlyList<string> Inputs => _inputs;

    /// <summary>Opens the first file: what is wrong with it is found before anything is written.</summary>
    /// <exception cref="ProblemException">The file cannot be used, or calls from outside were given for several samples.</exception>
    public void Begin()
    {
        if (options.Files.Count == 0) return;
        _first = Open(0);
        if (outside.Count > 0 && (options.Files.Count > 1 || _first.Count > 1))
            throw Fault.InOption("--outside-calls", options.Files.Count > 1 ? "Outside calls are of one sample; there are several files." : $"Outside calls are of one sample; the file has {_first.Count}. Name one with --sample.");
    }

    /// <param name="form">Makes what is delivered of a block of samples; runs on several threads.</param>
    /// <returns>Number of samples.</returns>
    public long Each<T>(Func<IReadOnlyList<SampleCalls>, T> form, Action<T> deliver)
    {
        var count = 0L;
        for (var i = 0; i < options.Files.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var samples = i == 0 && _first is not null ? _first : Open(i);
            _first = null;
            samples.Call(outside, form, deliver, cancellation);
            count += samples.Count;
        }

        return count;
    }

    private PgxSamples Open(int file)
    {
        var path = options.Files[file];
        progress.Report(new ProgressReport("call", file, options.Files.Count, "files"));
        if (!IsSet(path))
        {
            _inputs.Add(path);
            return caller.Open(path, settings, problem => _warnings.Add(problem.ToString()));
        }

        var selection = options.Sample is { } sample ? new GenotypeSelection { Keep = new HashSet<string>(StringComparer.Ordinal) { sample } } : GenotypeSelection.Everything;
        var store = GenotypeStore.Open(path, selection, AccessContext.CommandLine(options.Purpose));
        _inputs.AddRange(store.Files);
        return caller.Open(store, settings);
    }

    /// <summary>Whether a genotype set is meant: one of its files, or what they have in common.</summary>
    private static bool IsSet(string path) =>
        Path.GetExtension(path) is ".pgen" or ".bed" || (!File.Exists(path) && (File.Exists(path + ".pgen") || File.Exists(path + ".bed")));
}
