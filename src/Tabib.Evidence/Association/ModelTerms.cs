namespace Tabib.Evidence.Association;

/// <summary>Names of the rows that a variant has, as the TEST column shows them.</summary>
internal sealed class ModelTerms
{
    public const int Additive = 0;
    public const int Firth = 1;

    public ModelTerms(IReadOnlyList<string> covariates, IReadOnlyList<string> interactions)
    {
        Names = ["ADD", "FIRTH", .. covariates, .. interactions.Select(name => "ADDx" + name)];
        Interactions = [.. Enumerable.Range(2 + covariates.Count, interactions.Count)];
    }

    public string[] Names { get; }

    /// <summary>Terms of the products.</summary>
    public int[] Interactions { get; }

    public int OfCovariate(string name) => Array.IndexOf(Names, name, 2);
}
