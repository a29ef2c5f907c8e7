using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>Consequences of variants that stand on one chromosome copy, read together. Records come sorted and leave in their order, as soon as the last transcript that they touch has ended.</summary>
internal sealed class HaplotypeCaller(ConsequenceCaller caller, Action<HaplotypeRecord> deliver)
{
    private readonly Queue<HaplotypeRecord> _waiting = new();
    private readonly List<TranscriptHaplotypes> _open = [];
    private readonly Dictionary<Transcript, TranscriptHaplotypes> _byTranscript = [];

    /// <summary>Ends the transcripts of a contig, and moves to the next.</summary>
    public (bool InReference, bool InAnnotation) MoveTo(string contig)
    {
        Complete();
        return caller.MoveTo(contig);
    }

    public void Add(HaplotypeRecord record, IReadOnlyList<CarriedAllele> alleles)
    {
        Close(record.Position - 1);
        _waiting.Enqueue(record);
        var effects = alleles.SelectMany(allele => caller.EffectsOf(allele.Allele).Select(effect => (Effect: effect, Carried: allele)).ToArray()).ToArray();
        var onlyRemote = effects.All(pair => pair.Effect.IsRemote);
        var places = new List<BcsqEntry>();
        foreach (var (effect, carried) in effects)
        {
            var haplotypes = carried.Haplotypes;
            if (effect.IsRemote && !onlyRemote) continue;
            places.Clear();
            caller.AddPlace(effect, places);
            foreach (var place in places) record.Add(place, effect.IsRemote ? null : haplotypes);
            if (effect.Edit is not { } edit) continue;
            CodingEdit[] edits = effect.Again is { } again ? [edit, again] : [edit];
            if (carried.IsAlone)
                foreach (var one in edits) record.Add(ConsequenceCaller.CodingEntry(caller.CodingOf(effect.Transcript), CodingChange.Of(caller.CodingOf(effect.Transcript), [one], 0), effect.Place), null);
            if (haplotypes.Count == 0) continue;
            if (!_byTranscript.TryGetValue(effect.Transcript, out var transcript))
            {
                _byTranscript.Add(effect.Transcript, transcript = new TranscriptHaplotypes(effect.Transcript));
                _open.Add(transcript);
            }

            foreach (var one in edits) transcript.Add(one, record, effect.Place, haplotypes);
        }

        Deliver();
    }

    public void Complete()
    {
        Close(int.MaxValue);
        Deliver();
    }

    private void Close(int position)
    {
        for (var i = 0; i < _open.Count; i++)
        {
            var transcript = _open[i];
            if (transcript.Transcript.End > position) continue;
            transcript.Finish(caller.CodingOf(transcript.Transcript));
            _byTranscript.Remove(transcript.Transcript);
            _open.RemoveAt(i--);
        }
    }

    private void Deliver()
    {
        while (_waiting.TryPeek(out var record) && record.Open == 0) deliver(_waiting.Dequeue());
    }
}
