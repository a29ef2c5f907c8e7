namespace Tabib.Evidence.Pharmacogenomics.Outside;

/// <summary>A call that another laboratory or program made.</summary>
/// <param name="Stated">None, one, or two as the laboratory wrote them.</param>
/// <param name="Phenotype">Null where not stated.</param>
/// <param name="ActivityScore">Null where not stated.</param>
/// <param name="Line">In its file, 1-based.</param>
public sealed record OutsideCall(string Gene, IReadOnlyList<string> Stated, string? Phenotype, string? ActivityScore, int Line)
{
    /// <summary>In name order.</summary>
    public IReadOnlyList<string> Alleles { get; } = [.. Stated.Order(Matching.AlleleNameOrder.Instance)];

    /// <summary>Whether the laboratory says that it could not call the gene.</summary>
    public bool IsNoCall => Alleles.Count == 0 && Phenotype is null && ActivityScore is null;
}
