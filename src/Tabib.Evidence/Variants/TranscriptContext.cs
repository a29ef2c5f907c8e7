using System.Text;
using Tabib.Ingest.Fasta;
using Tabib.Ingest.Gff;

namespace Tabib.Evidence.Variants;

/// <summary>What is needed of a transcript again and again while variants pass it; made when first asked for.</summary>
internal sealed class TranscriptContext(Transcript transcript, FastaReader reference, int contig, GeneticCode code)
{
    private const int LongestDownstream = 100_000;

    private CodingSequence? _coding;
    private TranscriptCoordinates? _coordinates;
    private byte[]? _downstream;
    private byte[]? _identity;
    private byte[]? _hgvsPrefix;
    private BcsqEntry? _remote;

    public CodingSequence Coding => _coding ??= CodingSequence.Read(transcript, reference, contig, code);

    public TranscriptCoordinates Coordinates => _coordinates ??= new TranscriptCoordinates(transcript);

    /// <summary>Bases of the spliced transcript behind the last whole codon, in the direction of translation.</summary>
    public byte[] Downstream => _downstream ??= ReadDownstream();

    /// <summary>"|gene|gene id|transcript|biotype|MANE|" of the annotation of an allele.</summary>
    public byte[] Identity => _identity ??= Encoding.UTF8.GetBytes($"|{InfoText.Escape(transcript.Gene.Name)}|{InfoText.Escape(transcript.Gene.Id)}|{InfoText.Escape(transcript.VersionedId)}|{InfoText.Escape(transcript.Biotype)}|{Mane}|");

    /// <summary>"ENST00000379692.9:".</summary>
    public byte[] HgvsPrefix => _hgvsPrefix ??= Encoding.UTF8.GetBytes(InfoText.Escape(transcript.VersionedId) + ":");

    /// <summary>What BCSQ says of a variant in an intron, or anywhere in a transcript that is not translated.</summary>
    public BcsqEntry Remote => _remote ??= BcsqText.Remote(transcript);

    private string Mane => (transcript.Tags & TranscriptTags.ManeSelect) != 0 ? "Select" : (transcript.Tags & TranscriptTags.ManePlusClinical) != 0 ? "PlusClinical" : "";

    private byte[] ReadDownstream()
    {
        var last = transcript.IsReverse ? transcript.CodingStart : transcript.CodingEnd - 1;
        var from = Coordinates.Offset(last) + 1;
        var bases = new byte[Math.Min(LongestDownstream, Coordinates.Length - from)];
        for (var i = 0; i < bases.Length; i++)
        {
            var found = reference.BaseAt(contig, Coordinates.PositionOf(from + i));
            bases[i] = transcript.IsReverse ? GeneticCode.Complement(found) : found;
        }

        return bases;
    }
}
