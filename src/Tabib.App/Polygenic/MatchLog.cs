using Tabib.Core.Genome;
using Tabib.Core.Tables;
using Tabib.Evidence.Polygenic;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.App.Polygenic;

/// <summary>What became of each row of weights, as a table.</summary>
internal sealed class MatchLog(Stream stream, VariantTable variants)
{
    private const int FlushLength = 1 << 16;

    private readonly Utf8TableWriter _rows = new();

    public static ReadOnlySpan<byte> Header => "SCORE\tLINE\tID\tCHROM\tPOS\tEFFECT\tOTHER\tWEIGHT\tSTATUS\tMATCH\tTARGET_ID\tREF\tALT\tCOUNTED\n"u8;

    public void Write(string score, in WeightRow row, bool isHarmonized, VariantMatch match, MatchStatus status)
    {
        var position = isHarmonized ? row.HarmonizedPosition : row.Position;
        _rows.Add(score).Add(row.Line).Add(OrPoint(row.Id)).Add(OrPoint(isHarmonized ? row.HarmonizedChromosome : row.Chromosome));
        if (position > 0) _rows.Add(position);
        else _rows.Add("."u8);
        _rows.Add(OrPoint(row.EffectAllele)).Add(OrPoint(row.OtherAllele));
        if (row.Weights.IsEmpty || row.Fault == WeightRowFault.Weight) _rows.Add("NA"u8);
        else _rows.Add(row.Weights[0]);
        _rows.Add(MatchWords.Of(status)).Add(MatchWords.Of(match.Kind));
        if (match.Variant < 0) _rows.Add("."u8).Add("."u8).Add("."u8);
        else _rows.Add(variants.IdBytes(match.Variant)).Add(variants.ReferenceBytes(match.Variant)).Add(variants.AlternateBytes(match.Variant));
        _rows.Add(match.Kind == MatchKind.None ? "."u8 : match.Allele == 0 ? "REF"u8 : "ALT"u8).EndRow();
        if (_rows.Length >= FlushLength) Flush();
    }

    public void Flush()
    {
        stream.Write(_rows.Written);
        _rows.Clear();
    }

    private static ReadOnlySpan<byte> OrPoint(ReadOnlySpan<byte> text) => text.IsEmpty ? "."u8 : text;
}
