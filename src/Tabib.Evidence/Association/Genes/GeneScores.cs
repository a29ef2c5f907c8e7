namespace Tabib.Evidence.Association.Genes;

/// <summary>The scores of a gene's variants under the null model, and their covariance.</summary>
internal sealed class GeneScores
{
    private GeneScores(ScoreModel model, double[] scores, double[,] covariance, MinorAlleleColumn[] columns, double[] weights)
    {
        Model = model;
        Scores = scores;
        Covariance = covariance;
        Columns = columns;
        Weights = weights;
    }

    /// <summary>Sⱼ = Σ gᵢⱼ residualᵢ.</summary>
    public double[] Scores { get; }

    /// <summary>G'WG - G'WX (X'WX)⁻¹ X'WG.</summary>
    public double[,] Covariance { get; }

    public MinorAlleleColumn[] Columns { get; }

    /// <summary>What each variant was multiplied by.</summary>
    public double[] Weights { get; }

    public ScoreModel Model { get; }

    public int Count => Scores.Length;

    public static GeneScores Of(ScoreModel model, MinorAlleleColumn[] columns)
    {
        var scores = new double[columns.Length];
        var covariance = new double[columns.Length, columns.Length];
        var shares = new double[columns.Length][];
        var weighted = new double[model.Count];
        for (var j = 0; j < columns.Length; j++)
        {
            var (rows, copies) = (columns[j].Rows, columns[j].Copies);
            for (var i = 0; i < rows.Length; i++)
            {
                scores[j] += copies[i] * model.Residuals[rows[i]];
                weighted[rows[i]] = copies[i] * model.Weights[rows[i]];
            }

            shares[j] = new double[model.CovariateCount];
            model.Project(columns[j], shares[j]);
            for (var other = 0; other <= j; other++)
            {
                var sum = 0.0;
                var (otherRows, otherCopies) = (columns[other].Rows, columns[other].Copies);
                for (var i = 0; i < otherRows.Length; i++) sum += otherCopies[i] * weighted[otherRows[i]];
                for (var k = 0; k < model.CovariateCount; k++) sum -= shares[j][k] * shares[other][k];
                covariance[j, other] = covariance[other, j] = sum;
            }

            foreach (var row in rows) weighted[row] = 0;
        }

        var ones = new double[columns.Length];
        Array.Fill(ones, 1.0);
        return new GeneScores(model, scores, covariance, columns, ones);
    }

    /// <summary>Only some of the variants.</summary>
    public GeneScores Part(ReadOnlySpan<int> chosen)
    {
        var scores = new double[chosen.Length];
        var covariance = new double[chosen.Length, chosen.Length];
        var columns = new MinorAlleleColumn[chosen.Length];
        var weights = new double[chosen.Length];
        for (var j = 0; j < chosen.Length; j++)
        {
            scores[j] = Scores[chosen[j]];
            columns[j] = Columns[chosen[j]];
            weights[j] = Weights[chosen[j]];
            for (var k = 0; k < chosen.Length; k++) covariance[j, k] = Covariance[chosen[j], chosen[k]];
        }

        return new GeneScores(Model, scores, covariance, columns, weights);
    }

    /// <summary>Scores and covariance with each variant multiplied by its weight.</summary>
    public GeneScores Weighted(ReadOnlySpan<double> weights)
    {
        var scores = new double[Count];
        var covariance = new double[Count, Count];
        var products = new double[Count];
        for (var j = 0; j < Count; j++)
        {
            scores[j] = weights[j] * Scores[j];
            products[j] = weights[j] * Weights[j];
            for (var k = 0; k < Count; k++) covariance[j, k] = weights[j] * weights[k] * Covariance[j, k];
        }

        return new GeneScores(Model, scores, covariance, Columns, products);
    }

    /// <summary>The same scores with standard deviations multiplied by these.</summary>
    public GeneScores WithDeviations(ReadOnlySpan<double> factors)
    {
        var covariance = new double[Count, Count];
        for (var j = 0; j < Count; j++)
        {
            for (var k = 0; k < Count; k++) covariance[j, k] = factors[j] * factors[k] * Covariance[j, k];
        }

        return new GeneScores(Model, Scores, covariance, Columns, Weights);
    }
}
