namespace Tabib.Evidence.Association;

/// <summary>Which columns of a model get rows, and which products with the genotype it has.</summary>
internal sealed class TestedColumns
{
    private readonly int _genotype;
    private readonly (int Term, int Column)[] _covariates;
    private readonly int[] _interactions;

    private TestedColumns(int genotype, (int, int)[] covariates, int[] interactions, double[][] products)
    {
        _genotype = genotype;
        _covariates = covariates;
        _interactions = interactions;
        Products = products;
    }

    /// <summary>Covariates that the genotype is multiplied with, of the samples of the model.</summary>
    public double[][] Products { get; }

    /// <summary>Whether the genotype's own row is all there is.</summary>
    public bool IsPlain => _covariates.Length == 0 && Products.Length == 0;

    /// <summary>Columns of the model that hold genotypes: each allele's copies, then each product of each allele.</summary>
    public int GenotypeColumns(int alleles) => alleles * (1 + Products.Length);

    /// <summary>Column of an allele's copies (product -1) or of its product with a covariate.</summary>
    public int ColumnOf(int allele, int product, int alleles) => _genotype + ((product + 1) * alleles) + allele;

    /// <param name="alleles">Alleles of the variant that are in the model together.</param>
    public List<TestedRow> Rows(int alleles)
    {
        var rows = new List<TestedRow>();
        for (var allele = 0; allele < alleles; allele++)
        {
            rows.Add(new TestedRow(ModelTerms.Additive, ColumnOf(allele, -1, alleles), allele));
            if (allele == 0) rows.AddRange(_covariates.Select(covariate => new TestedRow(covariate.Term, covariate.Column, -1)));
            for (var p = 0; p < _interactions.Length; p++) rows.Add(new TestedRow(_interactions[p], ColumnOf(allele, p, alleles), allele));
        }

        return rows;
    }

    public static TestedColumns Of(CovariateBasis basis, ModelTerms terms, AssociationOptions options)
    {
        var covariates = options.CovariateRows ? basis.Names.Select((name, j) => (terms.OfCovariate(name), j + 1)).ToArray() : [];
        var (interactions, products) = (new List<int>(), new List<double[]>());
        for (var i = 0; i < options.Interactions.Count; i++)
        {
            var covariate = Array.IndexOf(basis.Names, options.Interactions[i]);
            if (covariate < 0) continue;
            products.Add(basis.Values[covariate]);
            interactions.Add(terms.Interactions[i]);
        }

        return new TestedColumns(basis.Count, covariates, [.. interactions], [.. products]);
    }
}
