using Tabib.Core.Statistics;

namespace Tabib.Evidence.Survival;

/// <summary>The share that has had each event by a time, where one event ends the risk of the others (Aalen and Johansen 1978).</summary>
/// <param name="Times">With any event, rising.</param>
/// <param name="Incidence">By cause, then by time.</param>
/// <param name="StandardErrors">By cause, then by time: the delta method of Marubini and Valsecchi (1995, chapter 10).</param>
public sealed record CumulativeIncidence(double[] Times, double[][] Incidence, double[][] StandardErrors)
{
    /// <summary>One minus all incidences: free of any event.</summary>
    public double SurvivalAt(double time) => 1 - Incidence.Sum(cause => At(cause, time));

    /// <param name="cause">From 1.</param>
    public double IncidenceAt(int cause, double time) => At(Incidence[cause - 1], time);

    /// <param name="cause">From 1.</param>
    public double StandardErrorAt(int cause, double time) => At(StandardErrors[cause - 1], time);

    /// <summary>Symmetric on the scale ln(-ln(1 - incidence)): stays within 0 and 1. Null where the incidence is 0 or 1.</summary>
    public (double Lower, double Upper)? IntervalAt(int cause, double time, double level = 0.95)
    {
        var (incidence, error) = (IncidenceAt(cause, time), StandardErrorAt(cause, time));
        if (incidence is <= 0 or >= 1) return null;
        var free = 1 - incidence;
        var width = Math.Exp(NormalDistribution.UpperQuantile(Math.Log((1 - level) / 2)) * error / (free * -Math.Log(free)));
        return (1 - Math.Pow(free, 1 / width), 1 - Math.Pow(free, width));
    }

    public static CumulativeIncidence Of(CompetingData data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var order = NumberOrder.Of(data.Stop);
        var (times, atRisk, deaths, alive) = (new List<double>(), new List<double>(), new List<double[]>(), new List<double>());
        var survival = 1.0;
        for (var i = 0; i < order.Length;)
        {
            var (time, risk, died) = (data.Stop[order[i]], (double)(order.Length - i), new double[data.Causes]);
            for (; i < order.Length && data.Stop[order[i]] == time; i++)
            {
                if (data.Cause[order[i]] > 0) died[data.Cause[order[i]] - 1]++;
            }

            if (!Array.Exists(died, count => count > 0)) continue;
            times.Add(time);
            atRisk.Add(risk);
            deaths.Add(died);
            alive.Add(survival);
            survival *= 1 - (died.Sum() / risk);
        }

        var (incidence, errors) = (new double[data.Causes][], new double[data.Causes][]);
        for (var cause = 0; cause < data.Causes; cause++)
        {
            incidence[cause] = new double[times.Count];
            var sum = 0.0;
            for (var i = 0; i < times.Count; i++) incidence[cause][i] = sum += alive[i] * deaths[i][cause] / atRisk[i];
            errors[cause] = StandardErrorsOf(incidence[cause], cause, atRisk, deaths, alive);
        }

        return new CumulativeIncidence([.. times], incidence, errors);
    }

    /// <summary>With F the incidence, the variance at t is the sum over s of (F(t)-F(s))² d/(n(n-d)), S² (n-dk)/n · dk/n², and -2 (F(t)-F(s)) S dk/n²: sums of powers of F(s) make it one pass.</summary>
    private static double[] StandardErrorsOf(double[] incidence, int cause, List<double> atRisk, List<double[]> deaths, List<double> alive)
    {
        var errors = new double[incidence.Length];
        var (a0, a1, a2, b, c0, c1) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < errors.Length; i++)
        {
            var (n, all, own, f) = (atRisk[i], deaths[i].Sum(), deaths[i][cause], incidence[i]);
            var greenwood = n > all ? all / (n * (n - all)) : 0;
            (a0, a1, a2) = (a0 + greenwood, a1 + (greenwood * f), a2 + (greenwood * f * f));
            b += alive[i] * alive[i] * (n - own) / n * own / (n * n);
            var mixed = alive[i] * own / (n * n);
            (c0, c1) = (c0 + mixed, c1 + (mixed * f));
            errors[i] = Math.Sqrt(Math.Max(0, (f * f * a0) - (2 * f * a1) + a2 + b - (2 * ((f * c0) - c1))));
        }

        return errors;
    }

    private double At(double[] curve, double time)
    {
        var place = Array.BinarySearch(Times, time);
        if (place < 0) place = ~place - 1;
        return place < 0 ? 0 : curve[place];
    }
}
