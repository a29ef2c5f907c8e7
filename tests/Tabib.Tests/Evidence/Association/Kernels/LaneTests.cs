using CsCheck;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Tests.Evidence.Association.Kernels;

/// <summary>Every instruction set gives the same bits, and those of a plain loop to rounding.</summary>
public sealed class LaneTests
{
    private static readonly SimdLevel[] Levels = [.. Enum.GetValues<SimdLevel>().Where(level => level <= Simd.Level)];

    private static readonly Gen<(int Rows, int Columns, int Seed)> Shapes = Gen.Select(Gen.Int[0, 1100], Gen.Int[1, 15], Gen.Int[1, 1 << 30]);

    [Fact]
    public void Sums_of_columns_over_packed_genotypes() => Shapes.Sample(shape =>
    {
        var random = new Random(shape.Seed);
        var columns = new FloatColumns(shape.Rows, shape.Columns);
        for (var j = 0; j < shape.Columns; j++) Fill(columns[j], random);
        var packed = Enumerable.Range(0, ColumnSums.Batch).Select(_ => Packed(shape.Rows, random)).ToArray();
        GenotypeWorth[] worth = [GenotypeWorth.Copies, GenotypeWorth.OtherCopies, GenotypeWorth.SquaredCopies, GenotypeWorth.SquaredOtherCopies];
        var results = Levels.Select(level =>
        {
            var sums = new double[ColumnSums.Batch * shape.Columns];
            ColumnSums.For(level).Add(packed, worth, columns, sums);
            return sums;
        }).ToArray();
        AssertSame(results);
        double[][] worths = [[0, 1, 2, 0], [2, 1, 0, 0], [0, 1, 4, 0], [4, 1, 0, 0]];
        for (var v = 0; v < ColumnSums.Batch; v++)
        {
            for (var j = 0; j < shape.Columns; j++)
            {
                var sum = 0.0;
                for (var i = 0; i < shape.Rows; i++) sum += worths[v][Code(packed[v], i)] * columns[j][i];
                Assert.Equal(sum, results[0][(v * shape.Columns) + j], 1e-4 * Math.Max(1, Math.Sqrt(shape.Rows)));
            }
        }
    }, iter: 40);

    [Fact]
    public void Sums_of_rows() => Shapes.Sample(shape =>
    {
        var random = new Random(shape.Seed);
        var matrix = new RowMatrix(shape.Rows, shape.Columns);
        for (var i = 0; i < shape.Rows; i++)
        {
            for (var j = 0; j < shape.Columns; j++) matrix[i][j] = random.NextDouble() - 0.5;
        }

        var samples = Enumerable.Range(0, shape.Rows).Where(_ => random.Next(10) == 0).ToArray();
        var weights = samples.Select(_ => random.NextDouble()).ToArray();
        var results = Levels.Select(level =>
        {
            var sums = new double[matrix.Stride];
            var gram = new double[matrix.Stride * shape.Columns];
            RowKernel.For(level).Sum(matrix, samples, weights, sums);
            RowKernel.For(level).Gram(matrix, samples, shape.Columns, shape.Columns, gram);
            return (double[])[.. sums, .. gram];
        }).ToArray();
        AssertSame(results);
        for (var j = 0; j < shape.Columns; j++)
        {
            Assert.Equal(samples.Select((sample, i) => weights[i] * matrix[sample][j]).Sum(), results[0][j], 1e-10);
            for (var l = 0; l <= j; l++) Assert.Equal(samples.Sum(sample => matrix[sample][j] * matrix[sample][l]), results[0][matrix.Stride + (j * matrix.Stride) + l], 1e-10);
        }
    }, iter: 40);

    [Fact]
    public void Passes_of_logistic_models() => Shapes.Sample(shape =>
    {
        var random = new Random(shape.Seed);
        var x = new ColumnMatrix(shape.Rows, shape.Columns);
        for (var j = 0; j < shape.Columns; j++) Fill(x[j], random);
        var coefficients = Enumerable.Range(0, shape.Columns).Select(_ => random.NextDouble() - 0.5).ToArray();
        var outcome = Vector(x, random, value => value > 0 ? 1 : 0);
        var live = Vector(x, random, value => value > -0.4 ? 1 : 0);
        var g = Vector(x, random, value => value > 0 ? 2 : 0);
        var factor = new double[shape.Columns * shape.Columns];
        for (var j = 0; j < shape.Columns; j++) factor[j * (shape.Columns + 1)] = 1.5;
        var results = Levels.Select(level => Everything(LogisticKernel.For(level), x, coefficients, outcome, live, g, factor)).ToArray();
        AssertSame(results);
        var expected = 0.0;
        for (var i = 0; i < shape.Rows; i++)
        {
            var eta = 0.0;
            for (var j = 0; j < shape.Columns; j++) eta += coefficients[j] * x[j][i];
            expected += live[i] * ((outcome[i] * eta) - Math.Log(1 + Math.Exp(eta)));
        }

        Assert.Equal(expected, results[0][0], 1e-9 * Math.Max(1, shape.Rows));
    }, iter: 40);

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1e-9)]
    [InlineData(-0.3)]
    [InlineData(-7.77)]
    [InlineData(-120.5)]
    [InlineData(-699)]
    public void The_exponential_and_the_logarithm_are_right_to_the_last_places(double x)
    {
        var exponential = LanesScalar.Sum(LogisticFunction.ExpOfNegative(LanesScalar.Splat(x))) / 8;
        Assert.InRange(exponential / Math.Exp(x), 1 - 5e-16, 1 + 5e-16);
        var logarithm = LanesScalar.Sum(LogisticFunction.LogOnePlus(LanesScalar.Splat(Math.Exp(x)))) / 8;
        Assert.InRange(logarithm / Tabib.Core.Statistics.GammaFunction.Log1P(Math.Exp(x)), 1 - 1e-15, 1 + 1e-15);
    }

    private static double[] Everything(LogisticKernel kernel, ColumnMatrix x, double[] coefficients, double[] outcome, double[] live, double[] g, double[] factor)
    {
        var columns = coefficients.Length;
        var state = new LogisticState(x.Padded) { Outcome = outcome, Live = live, Offset = new double[x.Padded] };
        var (gradient, gram, rest, score) = (new double[columns], new double[columns * columns], new double[columns], new double[columns]);
        var (adjusted, leverage) = (new double[x.Padded], new double[x.Padded]);
        kernel.Evaluate(x, coefficients, state, gradient, gram, columns);
        var likelihood = kernel.LogLikelihood(state.Predictor, outcome, live);
        var (value, variance) = kernel.Adjust(x, coefficients, g, state, adjusted, rest);
        var projection = new double[columns];
        kernel.ProjectProduct(x, state.Weight, g, projection);
        var largest = kernel.FirthScore(x, columns, factor, columns, state, leverage, score);
        var (first, second) = kernel.Tilt(state.Predictor, adjusted, live, 0.3);
        return
        [
            likelihood, value, variance, largest, first, second, kernel.TiltedSum(state.Predictor, adjusted, live, 0.3), kernel.TripleSum(state.Weight, g, g),
            .. gradient, .. gram, .. rest, .. projection, .. score, .. state.Predictor, .. state.Weight, .. state.Residual, .. adjusted, .. leverage,
        ];
    }

    private static void AssertSame(double[][] results)
    {
        foreach (var result in results) Assert.Equal(results[0].Select(BitConverter.DoubleToInt64Bits), result.Select(BitConverter.DoubleToInt64Bits));
    }

    private static double[] Vector(ColumnMatrix x, Random random, Func<double, double> map)
    {
        var vector = new double[x.Padded];
        for (var i = 0; i < x.Rows; i++) vector[i] = map(random.NextDouble() - 0.5);
        return vector;
    }

    private static void Fill(Span<double> values, Random random)
    {
        foreach (ref var value in values) value = random.NextDouble() - 0.5;
    }

    private static void Fill(Span<float> values, Random random)
    {
        foreach (ref var value in values) value = (float)(random.NextDouble() - 0.5);
    }

    private static ulong[] Packed(int samples, Random random)
    {
        var packed = new ulong[GenotypeBuffer.PaddedWords(samples)];
        for (var i = 0; i < samples; i++) packed[i / 32] |= (ulong)random.Next(4) << (i % 32 * 2);
        return packed;
    }

    private static int Code(ulong[] packed, int sample) => (int)(packed[sample / 32] >> (sample % 32 * 2)) & 3;
}
