using System.IO.Compression;
using System.Text;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.Pharmacogenomics.Comparison;

namespace Tabib.App.Knowledge;

/// <summary>One pass over a file of stored calls: counts, the first changes, and all of them in a table where asked.</summary>
internal sealed class StoredCallPass(CallReannotation reannotation, string oldHash)
{
    private const int MostShown = 1000;

    private readonly List<CallChange> _shown = [];
    private long _samples, _calls, _changedSamples, _changedCalls, _repeats, _otherKnowledge;

    /// <exception cref="ProblemException">INP001, INP003, PGX024, PGX025: the calls cannot be read.</exception>
    public StoredCallChanges Run(string path, string? table, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        if (!File.Exists(path)) throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such file.", new ProblemLocation(path), "Check the spelling; paths are relative to where you are."), ProblemKind.InputMissing);
        using var result = table is null ? null : new ResultFile(table);
        using (var writer = result is null ? null : new StreamWriter(result.Stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" }) Read(path, writer, progress, cancellation);
        result?.Commit();
        return new StoredCallChanges(_samples, _calls, _changedSamples, _changedCalls, _repeats, _otherKnowledge, reannotation.Strangers, reannotation.UnknownGenes, _shown, table);
    }

    private void Read(string path, StreamWriter? writer, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        writer?.WriteLine("file\tsample\tgene\tcall\tphenotype_before\tphenotype_after\tactivity_score_before\tactivity_score_after\tcall_anew\twhy");
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        try
        {
            foreach (var sample in StoredCallReader.Read(stream, path))
            {
                if (_samples++ % 1000 == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress.Report(new ProgressReport("compare", file.Position, file.Length, "bytes"));
                }

                Take(sample, writer);
            }
        }
        catch (InvalidDataException fault)
        {
            throw new ProblemException(new Problem("INP003", ProblemSeverity.Fatal, $"The compressed file is damaged: {fault.Message}", new ProblemLocation(path), "Fetch the file again."), inner: fault);
        }
    }

    private void Take(StoredSample sample, StreamWriter? writer)
    {
        if (sample.KnowledgeHash is { } hash && hash != oldHash) _otherKnowledge++;
        var isChanged = false;
        foreach (var call in sample.Calls)
        {
            if (call.Text.Length > 0) _calls++;
            if (reannotation.Of(sample, call) is not { } change) continue;
            if (change.ChangesResult) _changedCalls++;
            if (change.MustBeCalledAnew) _repeats++;
            isChanged |= change.ChangesResult;
            if (_shown.Count < MostShown) _shown.Add(change);
            writer?.WriteLine(string.Join('\t', Fields(change)));
        }

        if (isChanged) _changedSamples++;
    }

    private static IEnumerable<string> Fields(CallChange change)
    {
        string?[] fields = [change.File, change.Sample, change.Gene, change.Call, change.PhenotypeBefore, change.PhenotypeAfter, change.ActivityScoreBefore, change.ActivityScoreAfter, change.MustBeCalledAnew ? "yes" : "no", change.Why];
        return fields.Select(field => field is null ? "NA" : field.AsSpan().ContainsAny('\t', '\n', '\r') ? field.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ') : field);
    }
}
