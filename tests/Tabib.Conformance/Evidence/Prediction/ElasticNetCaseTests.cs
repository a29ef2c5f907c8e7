using System.Globalization;
using Tabib.Evidence.Prediction.Penalised;
using static Tabib.Conformance.Evidence.Survival.ExpectedNumbers;

namespace Tabib.Conformance.Evidence.Prediction;

public sealed class ElasticNetCaseTests
{
    /// <summary>Pima by glmnet, converged to its 1e-14, and we as far: coefficients that are 0 there are 0 here.</summary>
    [Theory]
    [InlineData(1.0, "alpha1")]
    [InlineData(0.5, "alpha0.5")]
    [InlineData(0.0, "alpha0")]
    public void Pima_at_one_penalty(double alpha, string name)
    {
        double[][] rows = [.. File.ReadLines(SharedData.Find("prediction/external/pima-indians-diabetes.data.csv")).Where(line => line.Length > 0).Select(line => Array.ConvertAll(line.Split(','), cell => double.Parse(cell, CultureInfo.InvariantCulture)))];
        double[][] columns = [.. Enumerable.Range(0, 8).Select(j => Array.ConvertAll(rows, row => row[j]))];
        var point = ElasticNet.Logistic(columns, Array.ConvertAll(rows, row => row[8] == 1), new ElasticNetOptions { Alpha = alpha, Lambdas = [0.02], Tolerance = 1e-16 }, TestContext.Current.CancellationToken)[0];
        var expected = At("external/pima", "glmnet_lambda_0.02", name);
        double[] found = [point.Intercept, .. point.Coefficients];
        for (var j = 0; j < found.Length; j++)
        {
            if (expected[j] == 0) Assert.Equal(0.0, found[j]);
            else Assert.True(Math.Abs(found[j] - expected[j]) <= 1e-7 * Math.Max(1, Math.Abs(expected[j])), $"{name}, number {j}: {found[j]:R}, expected {expected[j]:R}");
        }
    }
}
