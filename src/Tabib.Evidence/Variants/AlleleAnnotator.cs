using System.Text;
using Tabib.Ingest;
using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>Writes what an allele does to each transcript: Allele|Consequence|Gene|GeneId|Transcript|Biotype|MANE|Place|HGVSc|HGVSp|Note, the most severe first.</summary>
internal sealed class AlleleAnnotator(ConsequenceCaller caller)
{
    private readonly HgvsDna _dna = new(caller.Reference, caller.Shift);
    private readonly ByteBuffer _entries = new();
    private readonly List<(int Severity, int Rank, int Start, int Length)> _order = [];
    private readonly Dictionary<ConsequenceType, byte[]> _terms = [];

    public HgvsDna Dna => _dna;

    /// <param name="effects">Those of the allele; none where a note says why it cannot be looked at.</param>
    /// <param name="note">Null where the allele was looked at.</param>
    /// <returns>The most severe consequence.</returns>
    public ConsequenceType Append(ByteBuffer text, VariantAllele allele, IReadOnlyList<TranscriptEffect> effects, string? note)
    {
        if (note is not null || effects.Count == 0)
        {
            text.Append(allele.Alternate.Length == 0 ? "."u8 : allele.Alternate);
            text.Append((byte)'|');
            text.Append(note is null ? "intergenic_variant"u8 : default);
            text.Append("|||||||||"u8);
            if (note is not null) AppendText(text, note);
            return ConsequenceType.None;
        }

        _entries.Clear();
        _order.Clear();
        var all = ConsequenceType.None;
        foreach (var effect in effects)
        {
            var start = _entries.Length;
            var types = AppendEntry(effect);
            all |= types;
            _order.Add((ConsequenceTerms.Severity(types), Rank(effect.Transcript), start, _entries.Length - start));
        }

        if (_order.Count > 1) _order.Sort();
        for (var i = 0; i < _order.Count; i++)
        {
            if (i > 0) text.Append((byte)',');
            text.Append(_entries.Slice(_order[i].Start, _order[i].Length));
        }

        return all;
    }

    private static int Rank(Transcript transcript) =>
        (transcript.Tags & TranscriptTags.ManeSelect) != 0 ? 0 : (transcript.Tags & TranscriptTags.ManePlusClinical) != 0 ? 1 : (transcript.Tags & TranscriptTags.Canonical) != 0 ? 2 : 3;

    private ConsequenceType AppendEntry(TranscriptEffect effect)
    {
        var context = caller.ContextOf(effect.Transcript);
        var types = TypesOf(effect, context);
        _entries.Append(effect.Allele.Alternate);
        _entries.Append((byte)'|');
        _entries.Append(TermsOf(types));
        _entries.Append(context.Identity);
        AppendPlace(effect);
        _entries.Append((byte)'|');
        var note = AppendHgvs(effect, context);
        _entries.Append((byte)'|');
        if (note.Length > 0) AppendText(_entries, note);
        return types;
    }

    private static ConsequenceType TypesOf(TranscriptEffect effect, TranscriptContext context)
    {
        var types = effect.Place;
        if (WholeEdit(effect, context) is { } edit)
        {
            var change = CodingChange.Of(context.Coding, [edit], 0);
            types |= change.Type;
            // BCSQ's notation takes the end of an incomplete coding sequence for a stop; the terms do not.
            if ((change.Type & ConsequenceType.StopRetained) != 0 && !context.Coding.HasStop) types = (types & ~ConsequenceType.StopRetained) | ConsequenceType.StopGained;
            if ((types & ConsequenceType.InframeAltering) != 0) types &= ~ConsequenceType.Missense;
            if (context.Coding.HasStart && edit.Start < 3 && edit.Growth == 0 && change.Alternate.Length > 0 && change.Alternate[0] != 'M') types = (types & ~(ConsequenceType.Missense | ConsequenceType.StopGained)) | ConsequenceType.StartLost;
        }

        if (effect.Transcript.Biotype == "nonsense_mediated_decay") types |= ConsequenceType.NmdTranscript;
        return types;
    }

    private static CodingEdit? WholeEdit(TranscriptEffect effect, TranscriptContext context) => effect.Again is { } again ? effect.Edit!.With(again, context.Coding) : effect.Edit;

    private void AppendPlace(TranscriptEffect effect)
    {
        var (transcript, allele) = (effect.Transcript, effect.Allele);
        var position = Math.Clamp(allele.Start, transcript.Start, transcript.End - 1);
        var exon = transcript.FindExon(position);
        if (exon < 0 && allele.End - 1 > position && transcript.FindExon(Math.Min(allele.End, transcript.End) - 1) is >= 0 and var end) exon = end;
        var count = transcript.ExonStarts.Length;
        var (number, total) = exon >= 0 ? (transcript.IsReverse ? count - exon : exon + 1, count) : (transcript.IsReverse ? count - ~exon : ~exon, count - 1);
        _entries.Append(exon >= 0 ? "exon"u8 : "intron"u8);
        _entries.AppendNumber(number);
        _entries.Append((byte)'/');
        _entries.AppendNumber(total);
    }

    /// <returns>Why something is not told; empty where all is.</returns>
    private string AppendHgvs(TranscriptEffect effect, TranscriptContext context)
    {
        var transcript = effect.Transcript;
        if (effect.Allele.IsSymbolic)
        {
            _entries.Append((byte)'|');
            return "SYMBOLIC";
        }

        var note = transcript.CodingFault is null ? "" : "CDS_UNUSABLE";
        var start = _entries.Length;
        _entries.Append(context.HgvsPrefix);
        if (!_dna.AppendTranscript(_entries, transcript, context.Coordinates, effect.Allele))
        {
            _entries.Truncate(start);
            note = "BEYOND_TRANSCRIPT";
        }

        _entries.Append((byte)'|');
        return AppendProtein(effect, context) ?? note;
    }

    private string? AppendProtein(TranscriptEffect effect, TranscriptContext context)
    {
        const ConsequenceType Unpredictable = ConsequenceType.SpliceAcceptor | ConsequenceType.SpliceDonor | ConsequenceType.CodingSequence | ConsequenceType.Frameshift | ConsequenceType.InframeDeletion | ConsequenceType.StopLost;
        if ((effect.Place & ConsequenceType.NonCoding) != 0) return null;
        if (WholeEdit(effect, context) is { } edit && (effect.Place & (ConsequenceType.SpliceAcceptor | ConsequenceType.SpliceDonor)) == 0)
        {
            var protein = HgvsProtein.Describe(context.Coding, edit, context.Downstream, out var reason);
            AppendText(_entries, (protein ?? HgvsProtein.Unknown).Replace("=", "%3D", StringComparison.Ordinal));
            return reason ?? Incomplete(effect.Transcript, context);
        }

        if ((effect.Place & ConsequenceType.StartLost) != 0) AppendText(_entries, HgvsProtein.StartLost);
        else if ((effect.Place & Unpredictable) != 0)
        {
            AppendText(_entries, HgvsProtein.Unknown);
            return (effect.Place & (ConsequenceType.SpliceAcceptor | ConsequenceType.SpliceDonor)) != 0 ? "SPLICE" : "NOT_PREDICTED";
        }

        return null;
    }

    private static string? Incomplete(Transcript transcript, TranscriptContext context) =>
        transcript.SkippedAtStart > 0 || (transcript.Tags & TranscriptTags.CodingStartMissing) != 0 ? "CDS_START_INCOMPLETE" : !context.Coding.HasStop ? "CDS_END_INCOMPLETE" : null;

    private byte[] TermsOf(ConsequenceType types)
    {
        if (_terms.TryGetValue(types, out var known)) return known;
        var text = new StringBuilder();
        ConsequenceTerms.AppendTerms(text, types);
        return _terms[types] = Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void AppendText(ByteBuffer target, string text)
    {
        var room = target.GetSpan(Encoding.UTF8.GetMaxByteCount(text.Length));
        target.Advance(Encoding.UTF8.GetBytes(text, room));
    }
}
