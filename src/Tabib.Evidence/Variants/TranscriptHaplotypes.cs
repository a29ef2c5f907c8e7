using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>The edits of a transcript's coding sequence seen so far, and which haplotype carries which.</summary>
internal sealed class TranscriptHaplotypes(Transcript transcript)
{
    private readonly List<(CodingEdit Edit, HaplotypeRecord Record, ConsequenceType Place)> _edits = [];
    private readonly Dictionary<int, List<int>> _byHaplotype = [];

    public Transcript Transcript { get; } = transcript;

    public void Add(CodingEdit edit, HaplotypeRecord record, ConsequenceType place, IReadOnlyList<int> haplotypes)
    {
        var index = _edits.Count;
        _edits.Add((edit, record, place));
        if (index == 0 || !_edits.Take(index).Any(other => other.Record == record)) record.Open++;
        foreach (var haplotype in haplotypes)
        {
            if (!_byHaplotype.TryGetValue(haplotype, out var list)) _byHaplotype.Add(haplotype, list = []);
            list.Add(index);
        }
    }

    /// <summary>All variants of the transcript are known: its haplotypes are translated, each different one once.</summary>
    public void Finish(CodingSequence coding)
    {
        foreach (var same in _byHaplotype.GroupBy(pair => string.Join(',', pair.Value)))
        {
            var carriers = same.Select(pair => pair.Key).ToArray();
            var indexes = same.First().Value;
            foreach (var change in HaplotypeGroups.Read(coding, indexes.Select(index => _edits[index].Edit)))
            {
                var told = Find(change.Edits[0]);
                told.Record.Add(ConsequenceCaller.CodingEntry(coding, change, told.Place), carriers);
                foreach (var edit in change.Edits.Skip(1))
                    if (Find(edit).Record is var record && record != told.Record) record.Add(BcsqEntry.See(told.Record.Position), carriers);
            }
        }

        foreach (var record in _edits.Select(entry => entry.Record).Distinct()) record.Open--;
    }

    private (CodingEdit Edit, HaplotypeRecord Record, ConsequenceType Place) Find(CodingEdit edit) => _edits.First(entry => ReferenceEquals(entry.Edit, edit));
}
