using System.Runtime.InteropServices;
using Tabib.Evidence.Prediction.Penalised;

namespace Tabib.Bench;

/// <summary>The path of a logistic elastic net over a table in memory, as glmnet's is timed beside it (bench/peers/elasticnet.py).</summary>
internal static class ElasticNetPeer
{
    /// <param name="data">Doubles, column by column; the last column is the outcome.</param>
    /// <param name="lambdas">The penalties, one a line, falling.</param>
    /// <param name="answers">Doubles are written here: by penalty the intercept, then the coefficients.</param>
    public static void Run(string data, int columns, string lambdas, double alpha, string answers, int repeats)
    {
        var numbers = MemoryMarshal.Cast<byte, double>(File.ReadAllBytes(data));
        var rows = numbers.Length / (columns + 1);
        var features = new double[columns][];
        for (var j = 0; j < columns; j++) features[j] = numbers.Slice(j * rows, rows).ToArray();
        var outcomes = new bool[rows];
        for (var row = 0; row < rows; row++) outcomes[row] = numbers[(columns * rows) + row] == 1;
        var options = new ElasticNetOptions { Alpha = alpha, Lambdas = [.. File.ReadLines(lambdas).Select(line => double.Parse(line, System.Globalization.CultureInfo.InvariantCulture))] };
        IReadOnlyList<ElasticNetPoint> path = [];
        for (var i = 0; i < repeats; i++)
        {
            SurvivalPeer.Time("elasticnet", () =>
            {
                path = ElasticNet.Logistic(features, outcomes, options);
                return [path.Count];
            });
        }

        using var output = new BinaryWriter(File.Create(answers));
        foreach (var point in path)
        {
            output.Write(point.Intercept);
            foreach (var coefficient in point.Coefficients) output.Write(coefficient);
        }
    }
}
