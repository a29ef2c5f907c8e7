using Tabib.Core.Statistics;
using Tabib.Evidence.Association.Genes;

namespace Tabib.Tests.Evidence.Association.Genes;

/// <summary>SKAT-O's p-value is the chance of a smallest p so small: held against drawing the scores.</summary>
public sealed class OptimalTestTests
{
    private static readonly double[] Grid = [0, 0.01, 0.04, 0.09, 0.16, 0.25, 0.5, 1];

    [Fact]
    public void The_tail_of_the_minimum_is_what_drawing_gives()
    {
        var random = new Random(8);
        const int order = 5, draws = 40_000;
        var factor = new double[order, order];
        var covariance = new double[order, order];
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j <= i; j++) factor[i, j] = i == j ? 1 : 0.6 * GeneCohort.Normal(random);
        }

        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j < order; j++)
            {
                for (var k = 0; k < order; k++) covariance[i, j] += factor[i, k] * factor[j, k];
            }
        }

        var form = new MixtureForm(covariance);
        foreach (var smallest in (double[])[0.2, 0.05, 0.005])
        {
            var quantiles = Array.ConvertAll(Grid, rho => new ChiSquareMixture(form.Eigenvalues(rho)).UpperQuantile(Math.Log(smallest)));
            var expected = Math.Exp(new MinimumTail(form, Grid, quantiles).LogProbability());
            var passed = 0;
            for (var draw = 0; draw < draws; draw++)
            {
                var (sum, squares) = (0.0, 0.0);
                var normal = Enumerable.Range(0, order).Select(_ => GeneCohort.Normal(random)).ToArray();
                for (var i = 0; i < order; i++)
                {
                    var score = 0.0;
                    for (var k = 0; k <= i; k++) score += factor[i, k] * normal[k];
                    sum += score;
                    squares += score * score;
                }

                for (var g = 0; g < Grid.Length; g++)
                {
                    if (((Grid[g] * sum * sum) + ((1 - Grid[g]) * squares)) <= quantiles[g]) continue;
                    passed++;
                    break;
                }
            }

            // Four standard errors of the drawing, and a share for the approximated remainder of the method.
            Assert.Equal(passed / (double)draws, expected, (4 * Math.Sqrt(expected / draws)) + (0.05 * expected));
        }
    }
}
