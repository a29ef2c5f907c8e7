using System.Globalization;
using BenchmarkDotNet.Running;

namespace Tabib.Bench;

internal static class Program
{
    private static void Main(string[] args)
    {
        // Work that another program does too is timed by it and by us in turn: see bench/peers.
        if (args is ["peer", "survival", var path, var repeats]) SurvivalPeer.Run(path, int.Parse(repeats, CultureInfo.InvariantCulture));
        else if (args is ["peer", "elasticnet", var table, var count, var penalties, var alpha, var found, var runs]) ElasticNetPeer.Run(table, int.Parse(count, CultureInfo.InvariantCulture), penalties, double.Parse(alpha, CultureInfo.InvariantCulture), found, int.Parse(runs, CultureInfo.InvariantCulture));
        else if (args is ["peer", "treeshap", var model, var data, var features, var answers, var times]) TreeShapPeer.Run(model, data, int.Parse(features, CultureInfo.InvariantCulture), answers, int.Parse(times, CultureInfo.InvariantCulture));
        else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
