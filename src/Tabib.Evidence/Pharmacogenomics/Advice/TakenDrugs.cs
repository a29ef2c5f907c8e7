namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>A medication list, looked through once for all advice of a patient. Made by <see cref="DrugAdvisor.Taken"/>.</summary>
public sealed class TakenDrugs
{
    private readonly HashSet<string> _drugs;

    internal TakenDrugs(HashSet<string> drugs, IReadOnlyList<Modulator> modulators, IReadOnlyList<string> withoutGuideline) => (_drugs, Modulators, WithoutGuideline) = (drugs, modulators, withoutGuideline);

    /// <summary>Those of the list that inhibit or induce enzymes.</summary>
    public IReadOnlyList<Modulator> Modulators { get; }

    /// <summary>Those of which no guideline speaks, as they are written.</summary>
    public IReadOnlyList<string> WithoutGuideline { get; }

    /// <summary>Whether the list has the drug.</summary>
    public bool Has(AdvisedDrug drug)
    {
        ArgumentNullException.ThrowIfNull(drug);
        return _drugs.Contains(drug.Name);
    }
}
