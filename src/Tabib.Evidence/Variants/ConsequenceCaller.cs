using Tabib.Core.Genome;
using Tabib.Ingest.Fasta;
using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>Says what alleles do to the transcripts of a genome. One for each thread; cheapest where alleles come sorted.</summary>
internal sealed class ConsequenceCaller
{
    private readonly GeneModel _model;
    private readonly FastaReader _reference;
    private readonly TranscriptSweep _sweep;
    private readonly RepeatShift _shift;
    private readonly EffectClassifier _classifier;
    private readonly Dictionary<Transcript, TranscriptContext> _contexts = [];
    private readonly Queue<Transcript> _contextOrder = new();
    private readonly List<TranscriptEffect> _effects = [];
    private GeneticCode _code = GeneticCode.Standard;
    private int _contig = -1;
    private int _fastaContig = -1;

    public RepeatShift Shift => _shift;

    public FastaReader Reference => _reference;

    /// <summary>Index of the sequence in the FASTA file; −1 where it has none.</summary>
    public int ReferenceContig => _fastaContig;

    /// <summary>Transcripts of which sequences are kept, about 5 kB each.</summary>
    private const int MostContexts = 2048;

    public ConsequenceCaller(GeneModel model, FastaReader reference)
    {
        _model = model;
        _reference = reference;
        _sweep = new TranscriptSweep(model);
        _shift = new RepeatShift(reference);
        _classifier = new EffectClassifier(_shift, CodingOf);
    }

    /// <summary>Moves to a contig of the variants.</summary>
    /// <returns>Whether the FASTA file and the annotation know it.</returns>
    public (bool InReference, bool InAnnotation) MoveTo(string contig)
    {
        _fastaContig = _reference.Index.Find(contig);
        _contig = _fastaContig < 0 ? -1 : _model.Find(contig);
        _shift.Contig = Math.Max(0, _fastaContig);
        _code = Chromosome.Of(contig).Kind == ChromosomeKind.Mitochondrial ? GeneticCode.VertebrateMitochondrial : GeneticCode.Standard;
        return (_fastaContig >= 0, _contig >= 0);
    }

    /// <summary>Effects on all transcripts that the allele touches. Valid until the next call.</summary>
    public IReadOnlyList<TranscriptEffect> EffectsOf(VariantAllele allele)
    {
        _effects.Clear();
        if (allele.Start < 0) return _effects;
        foreach (var transcript in _sweep.Around(_contig, allele.Start, allele.End))
        {
            if ((allele.IsSymbolic ? EffectClassifier.ClassifySymbolic(transcript, allele) : _classifier.Classify(transcript, allele)) is { } effect) _effects.Add(effect);
        }

        return _effects;
    }

    public CodingSequence CodingOf(Transcript transcript) => ContextOf(transcript).Coding;

    public TranscriptContext ContextOf(Transcript transcript)
    {
        if (_contexts.TryGetValue(transcript, out var known)) return known;
        if (_contextOrder.Count >= MostContexts) _contexts.Remove(_contextOrder.Dequeue());
        var context = new TranscriptContext(transcript, _reference, _fastaContig, _code);
        _contexts.Add(transcript, context);
        _contextOrder.Enqueue(transcript);
        return context;
    }

    /// <summary>BCSQ of one allele for itself, without others of its haplotype.</summary>
    public void AddLocal(VariantAllele allele, List<BcsqEntry> entries) => AddLocal(EffectsOf(allele), entries);

    /// <inheritdoc cref="AddLocal(VariantAllele, List{BcsqEntry})"/>
    public void AddLocal(IReadOnlyList<TranscriptEffect> effects, List<BcsqEntry> entries)
    {
        var onlyRemote = true;
        foreach (var effect in effects) onlyRemote &= effect.IsRemote;
        foreach (var effect in effects)
        {
            if (effect.IsRemote)
            {
                if (onlyRemote) entries.Add(ContextOf(effect.Transcript).Remote);
                continue;
            }

            AddPlace(effect, entries);
            if (effect.Edit is { } edit) entries.Add(CodingEntry(CodingOf(effect.Transcript), CodingChange.Of(CodingOf(effect.Transcript), [edit], 0), effect.Place));
            if (effect.Again is { } again) entries.Add(CodingEntry(CodingOf(effect.Transcript), CodingChange.Of(CodingOf(effect.Transcript), [again], 0), effect.Place));
        }
    }

    /// <summary>What the place says, but where it is told together with a start codon of its own.</summary>
    public void AddPlace(TranscriptEffect effect, List<BcsqEntry> entries)
    {
        if (effect.Edit is { } edit && IsLoneStart(CodingOf(effect.Transcript), edit)) return;
        BcsqText.AddPlace(effect, entries);
    }

    public static BcsqEntry CodingEntry(CodingSequence coding, CodingChange change, ConsequenceType place) =>
        IsLoneStart(coding, change.Edits[0]) ? BcsqText.Coding(coding.Transcript, change with { Type = ConsequenceType.StartLost }, place) : BcsqText.Coding(coding.Transcript, change);

    /// <summary>A start codon that is a stretch of the coding sequence of its own: bcftools tells its amino acids.</summary>
    private static bool IsLoneStart(CodingSequence coding, CodingEdit edit)
    {
        var transcript = coding.Transcript;
        var first = transcript.IsReverse ? transcript.CodingStarts.Length - 1 : 0;
        return coding.HasStart && coding.Bases.Length > 3 && transcript.CodingEnds[first] - transcript.CodingStarts[first] <= 3 && edit.Start < 3;
    }
}
