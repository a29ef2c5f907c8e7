using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.Decision.Recommendations;

/// <summary>Advice for drugs by genotype as recommendations.</summary>
public static class DrugAdviceRecommendations
{
    /// <param name="knowledgeHash">Of the advice, lower-case hex.</param>
    /// <returns>One for each row that holds; where nothing can be said, one that asks for what is missing.</returns>
    public static IReadOnlyList<Recommendation> Of(DrugAdvice advice, string knowledgeHash)
    {
        ArgumentNullException.ThrowIfNull(advice);
        if (advice.Rows.Count > 0) return [.. advice.Rows.Select(row => Of(advice, row, knowledgeHash))];
        return
        [
            new Recommendation
            {
                RuleId = IdOf(advice),
                Title = $"{advice.Drug.Name}: cannot say",
                Action = $"Nothing can be said of {advice.Drug.Name} by genotype.",
                Rationale = string.Join(' ', advice.Reasons),
                Category = "medication-safety",
                Strength = RecommendationStrength.Information,
                Urgency = RecommendationUrgency.Routine,
                Missing = advice.Reasons,
                Citation = advice.Guideline.Citation.ToString(),
                KnowledgeHash = knowledgeHash,
            },
        ];
    }

    /// <summary>Drugs that a guideline treats alike are told apart.</summary>
    private static string IdOf(DrugAdvice advice) => $"{advice.Guideline.Id}-{advice.Drug.Name.Replace(' ', '-')}";

    private static Recommendation Of(DrugAdvice advice, MatchedRow row, string knowledgeHash) => new()
    {
        RuleId = $"{IdOf(advice)}-{row.Index + 1}",
        Title = $"{advice.Drug.Name}: {AdviceWords.Of(row.Row.Action)}",
        Action = row.Text,
        Rationale = $"{Basis(advice, row)}. {row.Implication}",
        Category = "medication-safety",
        Strength = row.Strength switch
        {
            AdviceStrength.Strong => RecommendationStrength.Strong,
            AdviceStrength.NoRecommendation or AdviceStrength.NotStated => RecommendationStrength.Information,
            _ => RecommendationStrength.Conditional,
        },
        Urgency = Urgency(advice, row),
        Missing = [.. advice.Reasons, .. advice.Unchecked],
        WouldChange = [.. advice.Genes.SelectMany(gene => gene.Conversions.Where(conversion => conversion.From != conversion.To).Select(conversion => $"Without {conversion.Modulator} {gene.Gene} counts as {conversion.From}.")).Distinct(StringComparer.Ordinal)],
        Citation = advice.Guideline.Citation.ToString(),
        KnowledgeHash = knowledgeHash,
    };

    /// <summary>The results that the row rests on, and what drugs did to them.</summary>
    private static string Basis(DrugAdvice advice, MatchedRow row) => string.Join("; ", advice.Genes.Where(gene => row.Row.When.ContainsKey(gene.Gene)).Select(gene =>
    {
        var result = gene.IsCalled ? string.Join(" or ", gene.Results) : "not called";
        return $"{gene.Gene} {result}{string.Concat(gene.Conversions.Select(conversion => $" ({conversion.Modulator} is {conversion.Text})"))}";
    }));

    private static RecommendationUrgency Urgency(DrugAdvice advice, MatchedRow row) => row.Row.Action switch
    {
        AdviceAction.Standard or AdviceAction.NoRecommendation => RecommendationUrgency.Routine,
        AdviceAction.Avoid when advice.IsTaken && row.Strength == AdviceStrength.Strong => RecommendationUrgency.Urgent,
        _ => RecommendationUrgency.Soon,
    };
}
