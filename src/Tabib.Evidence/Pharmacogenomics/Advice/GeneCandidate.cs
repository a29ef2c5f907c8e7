namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>One result that a gene may have, as advice looks at it.</summary>
/// <param name="Name">The diplotype; for messages.</param>
/// <param name="Alleles">Empty where a laboratory stated the phenotype alone.</param>
/// <param name="Phenotype">Null where the gene has none.</param>
/// <param name="ActivityScore">Null where the gene has none.</param>
public sealed record GeneCandidate(string Gene, bool IsCalled, string Name, IReadOnlyList<string> Alleles, string? Phenotype, string? ActivityScore)
{
    private const string Positive = " positive";
    private const string Negative = " negative";

    public static GeneCandidate Uncalled(string gene) => new(gene, false, "", [], null, null);

    private bool IsHla => Gene.StartsWith("HLA-", StringComparison.Ordinal);

    /// <summary>For messages: "Poor Metabolizer (activity score 0.0)", else the diplotype.</summary>
    public string Result => !IsCalled ? ResultKey.NoResult : Phenotype is null ? Name : ActivityScore is null ? Phenotype : $"{Phenotype} (activity score {ActivityScore})";

    /// <summary>Whether the allele is certainly carried.</summary>
    public bool Carries(string allele) => Single.Contains(allele, StringComparer.Ordinal) || (IsHla && States(allele + Positive));

    /// <summary>Whether the allele is certainly not carried: both alleles are known to be others, or a laboratory says so.</summary>
    /// <remarks>Of an HLA gene with one stated allele the other may be any.</remarks>
    public bool Lacks(string allele) => !Carries(allele) && (Alleles.Count > 1 || (IsHla ? Alleles.Count == 0 && States(allele + Negative) : Alleles.Count == 1));

    /// <summary>Alleles that lie on one strand together count each.</summary>
    private IEnumerable<string> Single => Alleles.SelectMany(allele => allele.StartsWith('[') && allele.EndsWith(']') ? allele[1..^1].Split(" + ") : [allele]);

    private bool States(string status) => Phenotype?.Split(", ").Contains(status, StringComparer.Ordinal) == true;
}
