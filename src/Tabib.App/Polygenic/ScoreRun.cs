using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Evidence.Polygenic;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.App.Polygenic;

/// <summary>Takes weight files to scores, in the order of the files. A set on disk is read once for as many files as memory holds; of genotypes in memory each file is scored as soon as it is read.</summary>
internal sealed class ScoreRun(PolygenicTarget target, ScoreOptions options, Action<ScoreResult> deliver, IProgress<ProgressReport> progress)
{
    public List<Problem> Problems { get; } = [];

    public int Computed { get; private set; }

    public int Refused { get; private set; }

    /// <summary>The first that made a file useless.</summary>
    public ProblemException? Fault { get; private set; }

    public void Run(IReadOnlyList<string> files, CancellationToken cancellation)
    {
        if (target.IsInMemory)
        {
            RunFileByFile(files, cancellation);
            return;
        }

        for (var first = 0; first < files.Count;)
        {
            var (end, bytes) = (first, 0.0);
            while (end < files.Count && (end == first || bytes + WeightFiles.WeightBytes(files[end]) <= options.Memory)) bytes += WeightFiles.WeightBytes(files[end++]);
            RunTogether([.. files.Skip(first).Take(end - first)], cancellation);
            first = end;
        }
    }

    private void RunTogether(IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var scores = new List<ScoreWeights>();
        new OrderedWork<string, LoadedFile>(files, loaded =>
        {
            Take(loaded);
            scores.AddRange(loaded.Weights?.Scores ?? []);
        }).Run(Math.Min(options.Threads, files.Count), () => Loader(loaded => loaded), cancellation);
        foreach (var result in ScoreEngine.Run(target.Scored, scores, options, share => progress.Report(new ProgressReport("score", share * 100, 100, "%")), cancellation)) Deliver(result);
    }

    private void RunFileByFile(IReadOnlyList<string> files, CancellationToken cancellation)
    {
        var alone = options with { Threads = 1 };
        var done = 0;
        new OrderedWork<string, LoadedFile>(files, loaded =>
        {
            Take(loaded);
            foreach (var result in loaded.Results) Deliver(result);
            progress.Report(new ProgressReport("score", ++done, files.Count, "files"));
        }).Run(
            options.Threads,
            () => Loader(loaded => loaded with { Results = loaded.Weights is { } weights ? ScoreEngine.Run(target.Scored, weights.Scores, alone, null, cancellation) : [], Weights = null }),
            cancellation);
    }

    private Func<string, LoadedFile> Loader(Func<LoadedFile, LoadedFile> then)
    {
        var loader = target.CreateLoader();
        return path =>
        {
            try
            {
                var weights = loader.Load(() => new WeightFileReader(path), WeightFiles.NameOf(path));
                return then(new LoadedFile(weights, weights.Problems, [], null));
            }
            catch (ProblemException fault)
            {
                return new LoadedFile(null, [fault.Problem], [], fault);
            }
        };
    }

    private void Take(LoadedFile loaded)
    {
        Problems.AddRange(loaded.Problems);
        Fault ??= loaded.Fault;
        if (loaded.Fault is not null) Refused++;
    }

    private void Deliver(ScoreResult result)
    {
        if (result.IsTooFew) Refused++;
        else Computed++;
        deliver(result);
    }

    private sealed record LoadedFile(LoadedWeights? Weights, IReadOnlyList<Problem> Problems, IReadOnlyList<ScoreResult> Results, ProblemException? Fault);
}
