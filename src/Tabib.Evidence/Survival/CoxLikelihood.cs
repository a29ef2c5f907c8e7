using Tabib.Core.LinearAlgebra;

namespace Tabib.Evidence.Survival;

/// <summary>Cox's partial likelihood after Efron or Breslow, its score and information, at any coefficients.</summary>
/// <remarks>
/// The information is the sum over events of the covariates' variance in the risk set. Its first part, the sum of r x x'/S0, is taken
/// row by row with the cumulative hazard over the row's time at risk as weight, so that no matrix is carried along the risk sets;
/// the second takes a mean vector an event. Both are products of matrices.
/// </remarks>
internal sealed class CoxLikelihood : ICoxLikelihood
{
    private readonly CoxDesign _design;
    private readonly bool _isEfron;
    private readonly double[] _logRisk;
    private readonly double[] _risk;
    private readonly double[] _hazard;
    private readonly double[] _correction;
    private readonly double[] _expected;
    private readonly double[] _beta;
    private readonly double[] _score;
    private readonly double[] _sum;
    private readonly double[] _dead;
    private readonly RowGram _gram;

    public CoxLikelihood(CoxDesign design, bool isEfron)
    {
        _design = design;
        _isEfron = isEfron;
        _logRisk = new double[design.Count];
        _risk = new double[design.Count];
        _hazard = new double[design.Sets.Slots];
        _correction = new double[design.Sets.Slots];
        _expected = new double[design.Count];
        _beta = new double[design.Stride];
        _score = new double[design.Stride];
        _sum = new double[design.Stride];
        _dead = new double[design.Stride];
        _gram = new RowGram(design.Order);
    }

    public ReadOnlySpan<double> LogRisk => _logRisk;

    /// <summary>Weight times exp(x'b) by position.</summary>
    public ReadOnlySpan<double> Risk => _risk;

    public double Evaluate(ReadOnlySpan<double> beta, Span<double> score, Span<double> information)
    {
        _beta.AsSpan().Clear();
        beta.CopyTo(_beta);
        return Sweep(factors: null, score, information);
    }

    /// <summary>The same derivatives with each event's part multiplied by the factor of its slot, at the coefficients of the last evaluation.</summary>
    public void Weighted(ReadOnlySpan<double> factors, Span<double> score, Span<double> information) => Sweep(factors.ToArray(), score, information);

    private double Sweep(double[]? factors, Span<double> score, Span<double> information)
    {
        information[..(_design.Order * _design.Order)].Clear();
        var logLikelihood = BackwardThroughTime(factors);
        _gram.AddTo(information, -1);
        _score.AsSpan(0, _design.Order).CopyTo(score);
        AddRows();
        _gram.AddTo(information, 1);
        return logLikelihood;
    }

    /// <summary>Sums over the risk sets, the hazard of each slot, and the mean vectors.</summary>
    private double BackwardThroughTime(double[]? factors)
    {
        var sets = _design.Sets;
        var (logLikelihood, s0, position, left) = (0.0, 0.0, 0, 0);
        Array.Clear(_score);
        for (var slot = 0; slot < sets.Slots; slot++)
        {
            if (sets.BeginsStratum(slot))
            {
                (s0, left) = (0, position);
                Array.Clear(_sum);
            }

            for (; position < sets.RiskEnd[slot]; position++)
            {
                var row = _design.Row(position);
                _logRisk[position] = LaneVectors.Dot(_beta, row);
                _risk[position] = _design.WeightOf(position) * Math.Exp(_logRisk[position]);
                s0 += _risk[position];
                LaneVectors.AddScaled(_sum, _risk[position], row);
            }

            if (sets.Leaving.Length > 0)
            {
                for (; left < sets.LeaveEnd[slot]; left++)
                {
                    var gone = sets.Leaving[left];
                    s0 -= _risk[gone];
                    LaneVectors.AddScaled(_sum, -_risk[gone], _design.Row(gone));
                }

                if (left == position)
                {
                    s0 = 0;
                    Array.Clear(_sum);
                }
            }

            logLikelihood += AddSlot(slot, s0, factors is null ? 1 : factors[slot]);
        }

        return logLikelihood;
    }

    private double AddSlot(int slot, double s0, double factor)
    {
        var deaths = _design.Sets.DeathsOf(slot);
        (_hazard[slot], _correction[slot]) = (0, 0);
        if (deaths.Length == 0) return 0;
        var (logLikelihood, weight, d0) = (0.0, 0.0, 0.0);
        Array.Clear(_dead);
        foreach (var death in deaths)
        {
            var own = _design.WeightOf(death);
            weight += own;
            logLikelihood += own * _logRisk[death];
            LaneVectors.AddScaled(_score, factor * own, _design.Row(death));
            if (!_isEfron || deaths.Length == 1) continue;
            d0 += _risk[death];
            LaneVectors.AddScaled(_dead, _risk[death], _design.Row(death));
        }

        var steps = _isEfron ? deaths.Length : 1;
        var each = weight / steps;
        for (var step = 0; step < steps; step++)
        {
            var share = (double)step / steps;
            var atRisk = s0 - (share * d0);
            logLikelihood -= each * Math.Log(atRisk);
            var mean = _gram.Next;
            LaneVectors.Combine(mean, 1 / atRisk, _sum, share, _dead);
            LaneVectors.AddScaled(_score, -factor * each, mean);
            _gram.Add(factor * each);
            _hazard[slot] += factor * each / atRisk;
            _correction[slot] += factor * each * share / atRisk;
        }

        return logLikelihood;
    }

    /// <summary>The part of the information that is a sum over rows: by what each was expected to have had of the event.</summary>
    private void AddRows()
    {
        var sets = _design.Sets;
        CumulativeHazard.Of(sets, _hazard, _expected);
        for (var position = 0; position < _risk.Length; position++) _expected[position] *= _risk[position];
        if (_isEfron)
        {
            for (var slot = 0; slot < sets.Slots; slot++)
            {
                if (_correction[slot] == 0) continue;
                foreach (var death in sets.DeathsOf(slot)) _expected[death] -= _risk[death] * _correction[slot];
            }
        }

        _gram.Add(_design.Values, _expected);
    }
}
