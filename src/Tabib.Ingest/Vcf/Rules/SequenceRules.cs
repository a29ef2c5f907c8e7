using System.Text;

namespace Tabib.Ingest.Vcf.Rules;

/// <summary>What the specification asks of the order of records: those of a chromosome together and sorted, no variant twice. Records must come in the order of the file.</summary>
internal sealed class SequenceRules(VcfHeader header)
{
    /// <summary>Variants that are remembered at a time: more at one place are an attack, not a file.</summary>
    private const int MostRemembered = 1 << 16;

    /// <summary>From 4.4 on a file out of order is still one; tools that need the order say so.</summary>
    private readonly bool _isAdvice = VcfVersion.Of(header) >= 44;

    private readonly HashSet<string> _finished = new(StringComparer.Ordinal);
    private readonly Queue<(int Position, string Variant)> _recent = [];
    private readonly HashSet<string> _variants = new(StringComparer.Ordinal);
    private byte[] _chrom = [];
    private int _position;

    public void Check(VcfRecord record, RuleReport report)
    {
        // <ID> is a contig of an assembly file: where it belongs among the others nobody says.
        if (record.Chrom is [(byte)'<', ..]) return;
        if (!record.Chrom.SequenceEqual(_chrom))
        {
            if (_chrom.Length > 0) _finished.Add(Encoding.UTF8.GetString(_chrom));
            _chrom = record.Chrom.ToArray();
            _recent.Clear();
            _variants.Clear();
            if (_finished.Contains(Encoding.UTF8.GetString(_chrom))) report.Add("VCF061", "The records of a chromosome are not together.", record.Line, "CHROM", _isAdvice);
        }
        else if (record.Position < _position)
        {
            report.Add("VCF061", "The records are not sorted by their position.", record.Line, "POS", _isAdvice);
        }

        _position = record.Position;
        while (_recent.TryPeek(out var old) && (old.Position < record.Position || _recent.Count > MostRemembered)) _variants.Remove(_recent.Dequeue().Variant);
        for (var allele = 1; allele < record.AlleleCount; allele++) CheckAllele(record, allele, report);
    }

    /// <summary>Alleles are compared without the bases that they share with the reference, so that the same variant in another context is known again.</summary>
    private void CheckAllele(VcfRecord record, int allele, RuleReport report)
    {
        var reference = record.Ref;
        var alternate = record.Allele(allele);
        var position = record.Position;
        if (!AlleleRules.IsBases(reference) || !AlleleRules.IsBases(alternate)) return;
        while (reference.Length > 1 && alternate.Length > 1 && reference[^1] == alternate[^1])
        {
            reference = reference[..^1];
            alternate = alternate[..^1];
        }

        for (; reference.Length > 1 && alternate.Length > 1 && reference[0] == alternate[0]; position++)
        {
            reference = reference[1..];
            alternate = alternate[1..];
        }

        var variant = $"{position} {Encoding.ASCII.GetString(reference)} {Encoding.ASCII.GetString(alternate)}";
        if (!_variants.Add(variant)) report.Add("VCF062", "The variant is there twice.", record.Line, "POS");
        else _recent.Enqueue((position, variant));
    }
}
