using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Association;

/// <summary>The samples that a trait's model can use: those whose trait and covariates are known.</summary>
internal static class TraitSamples
{
    /// <param name="covariates">By sample of the genotype set; NaN where missing.</param>
    /// <exception cref="ProblemException">ASC006, ASC007, ASC011: nobody, one value, or too few for the covariates.</exception>
    public static bool[] Included(AssociationTrait trait, IReadOnlyList<(string Name, double[] Values)> covariates)
    {
        var included = new bool[trait.Values.Length];
        var count = 0;
        for (var i = 0; i < included.Length; i++)
        {
            included[i] = !double.IsNaN(trait.Values[i]);
            foreach (var (_, values) in covariates) included[i] &= !double.IsNaN(values[i]);
            count += included[i] ? 1 : 0;
        }

        var levels = AssociationTrait.LevelsOf(trait.Values, included, 2).Length;
        if (levels < 2) throw OneValue(trait, levels == 0);
        return count > covariates.Count + 2 ? included : throw Fault("ASC011", $"{trait.Name} has {count:N0} samples with all covariates known, too few for {covariates.Count:N0} covariates.", trait, "Check the tables for missing values, or use fewer covariates.");
    }

    public static ProblemException OneValue(AssociationTrait trait, bool isEmpty) => isEmpty
        ? Fault("ASC006", $"No sample of the genotype set has a value of {trait.Name} and of all covariates.", trait, "Do the tables belong to these genotypes? Identifiers (IID) must be equal.")
        : Fault("ASC007", $"{trait.Name} has one value in all samples that can be used.", trait, "A trait needs two classes, or values that vary.");

    private static ProblemException Fault(string code, string message, AssociationTrait trait, string hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, new ProblemLocation(null, null, trait.Name), hint));
}
