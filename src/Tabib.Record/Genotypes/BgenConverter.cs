using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Ingest.Bgen;
using Tabib.Ingest.Plink;

namespace Tabib.Record.Genotypes;

/// <summary>Decodes variants of a .bgen and encodes them as records with dosages.</summary>
internal sealed class BgenConverter(BgenReader reader, GenotypeImportOptions options, SampleSubset? chosen) : GenotypeConverter<BgenBlock>
{
    private readonly BgenDecoder _decoder = new(reader);
    private readonly SubsetEncoder _encoder = new(reader.SampleCount, chosen);
    private readonly VariantSelector _selector = new(options.Selection);
    private readonly GenotypeRecord _record = new(reader.SampleCount);
    private readonly int _distance = DosageCalls.Distance(options.HardCallThreshold);
    private readonly byte[] _information = [.. "INFO="u8, .. new byte[32]];
    private byte[] _alternates = new byte[256];

    public override void Convert(BgenBlock block, EncodedVariants target)
    {
        _encoder.Begin(target.Genotypes);
        for (var i = 0; i < block.Count; i++)
        {
            var variant = _decoder.Variant(block, i);
            if (!_selector.Takes(NameOf(variant.Chromosome), variant.Position - 1L, IdOf(variant))) continue;
            _decoder.Decode(block, i, 1 - options.HardCallThreshold, _record);
            if (_record.HasDosage)
            {
                if (options.BgenReference == BgenReference.Last) TurnRound(_record);
                DosageCalls.Apply(_record, _distance);
            }
            else if (options.BgenReference == BgenReference.Last && variant.AlleleCount > 2) throw Fault(block, i, "BGN006", "The variant has more than two alleles: which of them the others stand behind is not known when REF is last.", "Import it with --reference first, or split it before.");

            if (variant.Position > int.MaxValue - 1) throw Fault(block, i, "BGN002", "The position is beyond any chromosome.", null);
            _encoder.Add(_record, Math.Max(1, variant.AlleleCount - 1), target.Genotypes);
            AddLine(variant, target.Lines);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _decoder.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Copies of the first allele instead of the second.</summary>
    private static void TurnRound(GenotypeRecord record)
    {
        foreach (ref var dosage in record.Dosages.AsSpan(0, record.SampleCount)) dosage = (ushort)((2 * GenotypeBuffer.DosagePerCopy) - dosage);
        if (!record.HasPhasedDosage) return;
        foreach (ref var difference in record.DosageDifferences.AsSpan(0, record.SampleCount)) difference = (short)-difference;
    }

    private void AddLine(in BgenVariant variant, PvarLines lines)
    {
        var isLast = options.BgenReference == BgenReference.Last && variant.AlleleCount == 2;
        lines.Add(
            NameOf(variant.Chromosome), (int)variant.Position, IdOf(variant),
            variant.Allele(isLast ? 1 : 0), isLast ? variant.Allele(0) : Alternates(variant), default, default, Information(), default, options.BgenReference == BgenReference.Unknown);
    }

    private static ReadOnlySpan<byte> IdOf(in BgenVariant variant) =>
        !variant.Rsid.IsEmpty ? variant.Rsid : variant.VariantId.IsEmpty ? "."u8 : variant.VariantId;

    private ReadOnlySpan<byte> Information()
    {
        if (_decoder.Information is not { } score) return "."u8;
        var written = RealNumber.Format(Math.Round(score, 6), _information.AsSpan(5));
        return _information.AsSpan(0, 5 + written);
    }

    /// <summary>Writers of BGEN fill single digits up with a zero.</summary>
    private static ReadOnlySpan<byte> NameOf(ReadOnlySpan<byte> chromosome) =>
        chromosome.IsEmpty ? "0"u8 : chromosome is [(byte)'0', _] ? chromosome[1..] : chromosome;

    private ReadOnlySpan<byte> Alternates(in BgenVariant variant)
    {
        if (variant.AlleleCount < 2) return "."u8;
        if (variant.AlleleCount == 2) return variant.Allele(1);
        var length = 0;
        for (var i = 1; i < variant.AlleleCount; i++)
        {
            var allele = variant.Allele(i);
            if (_alternates.Length < length + allele.Length + 1) Array.Resize(ref _alternates, Math.Max(2 * _alternates.Length, length + allele.Length + 1));
            if (i > 1) _alternates[length++] = (byte)',';
            allele.CopyTo(_alternates.AsSpan(length));
            length += allele.Length;
        }

        return _alternates.AsSpan(0, length);
    }

    private static ProblemException Fault(BgenBlock block, int index, string code, string message, string? hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(null, null, $"variant {block.First + index + 1}"), hint));
}
