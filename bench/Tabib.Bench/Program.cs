using System.Globalization;
using BenchmarkDotNet.Running;

namespace Tabib.Bench;

internal static class Program
{
    private static void Main(string[] args)
    {
        // Work that another program does too is timed by it and by us in turn: see bench/peers.
        if (args is ["peer", "survival", var path, var repeats]) SurvivalPeer.Run(path, int.Parse(repeats, CultureInfo.InvariantCulture));
        else BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
