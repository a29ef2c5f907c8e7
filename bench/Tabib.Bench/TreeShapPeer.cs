using System.Globalization;
using System.Runtime.InteropServices;
using Tabib.Core.Trees;
using Tabib.Evidence.Explanation;

namespace Tabib.Bench;

/// <summary>Path-dependent TreeSHAP of a model that XGBoost dumped, as XGBoost's own is timed beside it (bench/peers/treeshap.py).</summary>
internal static class TreeShapPeer
{
    /// <param name="model">XGBoost's JSON dump with statistics.</param>
    /// <param name="data">Floats, row by row.</param>
    /// <param name="answers">Doubles are written here: by row the contributions, then the base value.</param>
    public static void Run(string model, string data, int features, string answers, int repeats)
    {
        var ensemble = XGBoostDump.Read(File.ReadAllBytes(model), [.. Enumerable.Range(0, features).Select(i => string.Create(CultureInfo.InvariantCulture, $"f{i}"))], place: model);
        var numbers = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(data));
        var rows = numbers.Length / features;
        var columns = new double[features][];
        for (var j = 0; j < features; j++)
        {
            columns[j] = new double[rows];
            for (var row = 0; row < rows; row++) columns[j][row] = numbers[(row * features) + j];
        }

        ContributionTable? table = null;
        for (var i = 0; i < repeats; i++)
        {
            SurvivalPeer.Time("treeshap", () =>
            {
                table = PathDependentShap.Explain(ensemble, columns);
                return [table.BaseValue, table.GreatestGap()];
            });
        }

        using var output = new BinaryWriter(File.Create(answers));
        for (var row = 0; row < rows; row++)
        {
            foreach (var column in table!.Columns) output.Write(column[row]);
            output.Write(table.BaseValue);
        }
    }
}
