namespace Tabib.Evidence.Explanation;

/// <summary>Sums over trees for each pair of features, compensated.</summary>
internal sealed class PairSums(int features)
{
    private readonly CompensatedSum[] _sums = new CompensatedSum[features * features];

    public void Clear() => Array.Clear(_sums);

    public void Add(int first, int second, double half) => _sums[(Math.Min(first, second) * features) + Math.Max(first, second)].Add(half);

    /// <summary>The whole matrix: on the diagonal what the contribution leaves when its pairs are taken off.</summary>
    public double[] WithDiagonal(IReadOnlyList<double[]> contributions, int row)
    {
        var matrix = new double[features * features];
        for (var i = 0; i < features; i++)
        {
            var own = new CompensatedSum();
            own.Add(contributions[i][row]);
            for (var j = 0; j < features; j++)
            {
                if (i == j) continue;
                var half = _sums[(Math.Min(i, j) * features) + Math.Max(i, j)].Value;
                matrix[(i * features) + j] = half;
                own.Add(-half);
            }

            matrix[(i * features) + i] = own.Value;
        }

        return matrix;
    }
}
