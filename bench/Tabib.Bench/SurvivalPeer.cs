using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Tabib.Core.Statistics;
using Tabib.Evidence.Survival;

namespace Tabib.Bench;

/// <summary>The engines of survival and discrimination on a table in memory, as R's own are timed beside them (bench/peers/survival.py).</summary>
internal static class SurvivalPeer
{
    private const int Covariates = 20;

    /// <param name="path">Doubles, column by column: the covariates, the time, the event as 0 or 1.</param>
    /// <remarks>One line a work to the standard output: name, CPU seconds of the process, wall seconds, and the answers.</remarks>
    public static void Run(string path, int repeats)
    {
        var numbers = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(path));
        var rows = numbers.Length / (Covariates + 2);
        var columns = new double[Covariates + 2][];
        for (var j = 0; j < columns.Length; j++) columns[j] = numbers.Slice(j * rows, rows).ToArray();
        double[][] covariates = columns[..Covariates];
        string[] names = [.. Enumerable.Range(1, Covariates).Select(j => $"x{j}")];
        var stop = columns[Covariates];
        var isEvent = Array.ConvertAll(columns[^1], value => value == 1);
        // Joining times that rounding parted is not timed: R's coxph.fit is given them joined too.
        var data = SurvivalData.Create(stop, isEvent);
        for (var i = 0; i < repeats; i++)
        {
            Time("cox", () =>
            {
                var fit = CoxRegression.Fit(data, names, covariates);
                return [fit.Coefficients[0], fit.StandardError(0), fit.LogLikelihood];
            });
            Time("concordance", () =>
            {
                var found = Concordance.Of(stop, isEvent, covariates[0]);
                return [found.Value!.Value, found.StandardError!.Value];
            });
            Time("delong", () =>
            {
                var found = AreaUnderCurve.Of(covariates[0], isEvent);
                return [found.Value!.Value, found.Interval()!.Value.Lower];
            });
        }
    }

    internal static void Time(string name, Func<double[]> work)
    {
        using var process = Process.GetCurrentProcess();
        var (cpu, started) = (process.TotalProcessorTime, Stopwatch.GetTimestamp());
        var answers = work();
        process.Refresh();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {(process.TotalProcessorTime - cpu).TotalSeconds:F3} {Stopwatch.GetElapsedTime(started).TotalSeconds:F3} {string.Join(' ', answers.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}"));
    }
}
