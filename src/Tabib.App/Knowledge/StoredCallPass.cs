using System.Text;
using Tabib.Core.Tables;
using Tabib.Evidence.Pharmacogenomics.Comparison;

namespace Tabib.App.Knowledge;

/// <summary>One pass over stored calls: counts, the first changes, and all of them in tables where asked.</summary>
internal sealed class StoredCallPass(CallReannotation reannotation, AdviceReannotation advice, string oldHash)
{
    private const int MostShown = 1000;

    private readonly List<CallChange> _shown = [];
    private readonly List<AdviceChange> _shownAdvice = [];
    private long _samples, _calls, _changedSamples, _changedCalls, _repeats, _otherKnowledge, _advisedOtherwise, _changedAdvice, _changedTaken;

    /// <param name="table">Takes all changed calls; null for none.</param>
    /// <param name="adviceTable">Takes all changed advice; null for none.</param>
    public StoredCallChanges Run(IEnumerable<StoredPatient> patients, string? table, string? adviceTable, CancellationToken cancellation)
    {
        using var result = table is null ? null : new ResultFile(table);
        using var adviceResult = adviceTable is null ? null : new ResultFile(adviceTable);
        using (var writer = Open(result, "file\tsample\tgene\tcall\tphenotype_before\tphenotype_after\tactivity_score_before\tactivity_score_after\tcall_anew\twhy"))
        using (var adviceWriter = Open(adviceResult, "file\tsample\tdrug\ttaken\tadvice_before\tadvice_after"))
        {
            foreach (var patient in patients)
            {
                if (_samples++ % 1000 == 0) cancellation.ThrowIfCancellationRequested();
                TakeCalls(patient.Sample, writer);
                TakeAdvice(patient, adviceWriter);
            }
        }

        result?.Commit();
        adviceResult?.Commit();
        return new StoredCallChanges(_samples, _calls, _changedSamples, _changedCalls, _repeats, _otherKnowledge, reannotation.Strangers, reannotation.UnknownGenes, _shown, table)
        {
            SamplesAdvisedOtherwise = _advisedOtherwise,
            ChangedAdvice = _changedAdvice,
            ChangedAdviceOfTakenDrugs = _changedTaken,
            Advice = _shownAdvice,
            AdviceOut = adviceTable,
        };
    }

    private static StreamWriter? Open(ResultFile? file, string header)
    {
        if (file is null) return null;
        var writer = new StreamWriter(file.Stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(header);
        return writer;
    }

    private void TakeCalls(StoredSample sample, StreamWriter? writer)
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
            writer?.WriteLine(Row(change.File, change.Sample, change.Gene, change.Call, change.PhenotypeBefore, change.PhenotypeAfter, change.ActivityScoreBefore, change.ActivityScoreAfter, change.MustBeCalledAnew ? "yes" : "no", change.Why));
        }

        if (isChanged) _changedSamples++;
    }

    private void TakeAdvice(StoredPatient patient, StreamWriter? writer)
    {
        var changes = advice.Of(patient.Sample, patient.Medications);
        if (changes.Count == 0) return;
        _advisedOtherwise++;
        _changedAdvice += changes.Count;
        foreach (var change in changes)
        {
            if (change.IsTaken == true) _changedTaken++;
            if (_shownAdvice.Count < MostShown) _shownAdvice.Add(change);
            writer?.WriteLine(Row(change.File, change.Sample, change.Drug, change.IsTaken switch { true => "yes", false => "no", _ => null }, Joined(change.Before), Joined(change.After)));
        }
    }

    private static string? Joined(IReadOnlyList<string> lines) => lines.Count == 0 ? null : string.Join(" | ", lines);

    private static string Row(params IEnumerable<string?> fields) =>
        string.Join('\t', fields.Select(field => field is null ? "NA" : field.AsSpan().ContainsAny('\t', '\n', '\r') ? field.Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ') : field));
}
