using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf.Selection;

/// <summary>
/// Text made from records, as bcftools query writes it: %CHROM\t%POS\t%INFO/AF\n, and for each sample [\t%GT]. What a record does not have is a point.
/// </summary>
public sealed class RecordTemplate
{
    private readonly List<TemplatePiece> _pieces;

    private RecordTemplate(List<TemplatePiece> pieces) => _pieces = pieces;

    /// <exception cref="ProblemException">VCF071: the text names what there is not, or its brackets do not close.</exception>
    public static RecordTemplate Parse(string text, VcfHeader header)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(header);
        return new RecordTemplate(new TemplateParser(text, header).Read());
    }

    public void Append(VcfRecord record, ByteBuffer output)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(output);
        for (var i = 0; i < _pieces.Count; i++)
        {
            if (_pieces[i].SampleLoop is not { } loop)
            {
                _pieces[i].Append(record, 0, output);
                continue;
            }

            for (var sample = 0; sample < record.SampleCount; sample++)
            {
                foreach (var piece in loop) piece.Append(record, sample, output);
            }
        }
    }

    internal static ProblemException Fault(string message, int at) =>
        new(new Problem("VCF071", ProblemSeverity.Fatal, $"The format cannot be read: {message}.", new ProblemLocation(null, null, $"letter {at + 1}"), "Example: '%CHROM\\t%POS\\t%REF\\t%ALT\\t%INFO/AF\\n'."), ProblemKind.Usage);
}
