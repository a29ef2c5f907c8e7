namespace Tabib.Evidence.Survival;

/// <summary>Residuals of a fitted Cox model and what follows from them. The exact method has none: its residuals are Breslow's.</summary>
public sealed class CoxResiduals
{
    private readonly CoxFit _fit;
    private readonly SurvivalData _data;
    private readonly CoxDesign _design;
    private readonly RiskSets _sets;
    private readonly CoxMeans _means;
    private readonly double[] _risk;

    private CoxResiduals(CoxFit fit, SurvivalData data, CoxDesign design, CoxMeans means, double[] risk)
    {
        _fit = fit;
        _data = data;
        _design = design;
        _sets = design.Sets;
        _means = means;
        _risk = risk;
    }

    /// <param name="columns">Those that the model was fitted on.</param>
    public static CoxResiduals Of(CoxFit fit, SurvivalData data, IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(columns);
        var sets = RiskSets.Of(data);
        var design = CoxDesign.Of(data, sets, columns);
        var risk = new double[data.Count];
        for (var position = 0; position < risk.Length; position++) risk[position] = design.WeightOf(position) * Math.Exp(fit.LinearPredictors[sets.Rows[position]]);
        return new CoxResiduals(fit, data, design, CoxMeans.Of(design, risk, fit.Ties == TieMethod.Efron), risk);
    }

    /// <summary>By row: events less what was expected of the event in its time at risk.</summary>
    public double[] Martingale()
    {
        var cumulative = new double[_risk.Length];
        CumulativeHazard.Of(_sets, _means.Hazard, cumulative);
        var residuals = new double[_risk.Length];
        for (var position = 0; position < _risk.Length; position++) residuals[_sets.Rows[position]] = -cumulative[position] * _risk[position] / _design.WeightOf(position);
        ForDeaths((slot, death) => residuals[_sets.Rows[death]] += 1 + (_means.TiedHazard[slot] * _risk[death] / _design.WeightOf(death)));
        return residuals;
    }

    /// <summary>Row by row and covariate by covariate: each row's part in the score. Not weighted.</summary>
    public double[] Score()
    {
        var (stride, order) = (_design.Stride, _design.Order);
        var hazards = From(_means.Hazard, 1);
        var means = From(_means.HazardMeans, stride);
        var residuals = new double[_risk.Length * order];
        for (var position = 0; position < _risk.Length; position++)
        {
            var (stop, start) = (_sets.StopSlot[position], _sets.StartSlot is null ? -1 : _sets.StartSlot[position]);
            var own = _risk[position] / _design.WeightOf(position);
            var hazard = hazards[stop] - (start < 0 ? 0 : hazards[start]);
            var row = _design.Row(position);
            for (var j = 0; j < order; j++)
            {
                var mean = means[(stop * stride) + j] - (start < 0 ? 0 : means[(start * stride) + j]);
                residuals[(_sets.Rows[position] * order) + j] = -own * ((row[j] * hazard) - mean) * _design.Scales[j];
            }
        }

        ForDeaths((slot, death) =>
        {
            var own = _risk[death] / _design.WeightOf(death);
            var row = _design.Row(death);
            for (var j = 0; j < order; j++)
            {
                var at = (slot * stride) + j;
                residuals[(_sets.Rows[death] * order) + j] += _design.Scales[j] * (row[j] - _means.DeathMeans[at] + (own * ((row[j] * _means.TiedHazard[slot]) - _means.TiedHazardMeans[at])));
            }
        });
        return residuals;
    }

    /// <summary>The robust ("sandwich") covariance of the coefficients (Lin and Wei 1989, doi:10.1080/01621459.1989.10478874), row by row.</summary>
    /// <param name="clusters">Rows of one number belong together, as those of one person; null: each row by itself.</param>
    public double[] RobustCovariance(IReadOnlyList<int>? clusters = null)
    {
        var (order, score) = (_design.Order, Score());
        var influence = new Dictionary<int, double[]>();
        var sums = new List<double[]>();
        for (var row = 0; row < _risk.Length; row++)
        {
            double[]? sum = null;
            if (clusters is null || !influence.TryGetValue(clusters[row], out sum))
            {
                sum = new double[order];
                sums.Add(sum);
                if (clusters is not null) influence[clusters[row]] = sum;
            }

            for (var j = 0; j < order; j++) sum[j] += _data.WeightOf(row) * score[(row * order) + j];
        }

        var covariance = new double[order * order];
        var change = new double[order];
        foreach (var sum in sums)
        {
            for (var j = 0; j < order; j++)
            {
                change[j] = 0;
                for (var k = 0; k < order; k++) change[j] += _fit.Covariance[(j * order) + k] * sum[k];
            }

            for (var j = 0; j < order; j++)
            {
                for (var k = 0; k < order; k++) covariance[(j * order) + k] += change[j] * change[k];
            }
        }

        return covariance;
    }

    /// <summary>The cumulative baseline hazard of each stratum, of a row whose covariates are at their means, at the times with an event, rising.</summary>
    public IReadOnlyList<BaselineHazard> Baselines()
    {
        var baselines = new List<BaselineHazard>();
        var slot = 0;
        while (slot < _sets.Slots)
        {
            var end = slot + 1;
            while (end < _sets.Slots && !_sets.BeginsStratum(end)) end++;
            var (times, hazards, sum) = (new List<double>(), new List<double>(), 0.0);
            for (var i = end - 1; i >= slot; i--)
            {
                if (_sets.DeathsOf(i).Length == 0) continue;
                sum += _means.Hazard[i];
                times.Add(_sets.Times[i]);
                hazards.Add(sum);
            }

            baselines.Add(new BaselineHazard(_sets.StratumOfSlot[slot], [.. times], [.. hazards]));
            slot = end;
        }

        return baselines;
    }

    private void ForDeaths(Action<int, int> action)
    {
        for (var slot = 0; slot < _sets.Slots; slot++)
        {
            foreach (var death in _sets.DeathsOf(slot)) action(slot, death);
        }
    }

    /// <summary>Sums from each slot back in time to the start of its stratum.</summary>
    private double[] From(double[] bySlot, int width)
    {
        var sums = (double[])bySlot.Clone();
        for (var slot = _sets.Slots - 2; slot >= 0; slot--)
        {
            if (_sets.BeginsStratum(slot + 1)) continue;
            for (var j = 0; j < width; j++) sums[(slot * width) + j] += sums[((slot + 1) * width) + j];
        }

        return sums;
    }
}
