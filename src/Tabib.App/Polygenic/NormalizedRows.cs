using Tabib.Core.Tables;
using Tabib.Evidence.Polygenic.Ancestry;

namespace Tabib.App.Polygenic;

/// <summary>Writes rows of one score for some persons that follow each other.</summary>
/// <param name="panel">Persons of the panel behind them.</param>
internal sealed class NormalizedRows(ScoreFit fit, int panel, bool hasRisk)
{
    private readonly Utf8TableWriter _rows = new();

    public ReadOnlySpan<byte> Written => _rows.Written;

    public int Panel => panel;

    /// <summary>Persons whom no population of the panel resembles.</summary>
    public List<string> Far { get; } = [];

    public static NormalizedRows Of(ScoreFit fit, PrincipalComponents components, Range persons, bool hasRisk)
    {
        var (normalizer, panel) = fit.Panel.Value;
        var rows = new NormalizedRows(fit, panel, hasRisk);
        var (from, count) = persons.GetOffsetAndLength(components.Count);
        for (var i = from; i < from + count; i++)
            if (fit.Sums.TryGetValue(components.Ids[i], out var sum)) rows.Add(components.Ids[i], components.Values[i], sum, normalizer);
        return rows;
    }

    private void Add(string id, double[] components, double sum, AncestryNormalizer normalizer)
    {
        _rows.Add(id).Add(fit.Score).Add(sum);
        if (!double.IsFinite(sum) || !components.All(double.IsFinite)) AddNone(double.IsFinite(sum) ? "NO_COMPONENTS"u8 : "NO_SCORE"u8);
        else Add(id, normalizer.Normalize(components, sum));
        _rows.EndRow();
    }

    private void Add(string id, NormalizedScore normalized)
    {
        _rows.Add(normalized.Z1).Add(normalized.Z2).Add(normalized.Z2TwoStep).Add(normalized.Population ?? ".").Add(normalized.PopulationP).Add(normalized.Distance);
        if (normalized.Population is null) _rows.Add("NA"u8).Add("NA"u8);
        else _rows.Add(normalized.Percentile).Add(normalized.PopulationZ);
        if (normalized.IsFarFromPanel) Far.Add(id);
        _rows.Add(normalized.IsFarFromPanel ? fit.Differs ? "FAR_FROM_REFERENCE,OTHER_VARIANTS" : "FAR_FROM_REFERENCE" : fit.Differs ? "OTHER_VARIANTS" : ".");
        if (!hasRisk) return;
        if (fit.Pack is null || normalized.IsFarFromPanel || fit.Differs || !fit.Pack.AppliesTo(normalized.Population)) _rows.Add("NA"u8);
        else _rows.Add(fit.Pack.Risk(normalized));
    }

    private void AddNone(ReadOnlySpan<byte> reason)
    {
        for (var i = 0; i < 8; i++) _rows.Add("NA"u8);
        _rows.Add(reason);
        if (hasRisk) _rows.Add("NA"u8);
    }
}
