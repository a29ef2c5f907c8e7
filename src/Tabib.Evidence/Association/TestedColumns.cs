namespace Tabib.Evidence.Association;

/// <summary>Which columns of a model get rows, and which products with the genotype it has.</summary>
internal sealed class TestedColumns
{
    private TestedColumns((int, int, bool)[] rows, double[][] products)
    {
        Rows = rows;
        Products = products;
    }

    /// <summary>Term, column of the model (intercept 0, covariates, genotype, products), and whether its unit is a copy of the allele.</summary>
    public (int Term, int Column, bool IsOfGenotype)[] Rows { get; }

    /// <summary>Covariates that the genotype is multiplied with, of the samples of the model.</summary>
    public double[][] Products { get; }

    /// <summary>Columns that hold the genotype.</summary>
    public int GenotypeTerms => 1 + Products.Length;

    /// <summary>Whether the genotype's own row is all there is.</summary>
    public bool IsPlain => Rows.Length == 1;

    public static TestedColumns Of(CovariateBasis basis, ModelTerms terms, AssociationOptions options)
    {
        var genotype = basis.Count;
        var rows = new List<(int, int, bool)> { (ModelTerms.Additive, genotype, true) };
        if (options.CovariateRows) rows.AddRange(basis.Names.Select((name, j) => (terms.OfCovariate(name), j + 1, false)));
        var products = new List<double[]>();
        for (var i = 0; i < options.Interactions.Count; i++)
        {
            var covariate = Array.IndexOf(basis.Names, options.Interactions[i]);
            if (covariate < 0) continue;
            products.Add(basis.Values[covariate]);
            rows.Add((terms.Interactions[i], genotype + products.Count, true));
        }

        return new TestedColumns([.. rows], [.. products]);
    }
}
