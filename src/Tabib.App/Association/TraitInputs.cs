using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Association;
using Tabib.Record.Genotypes;

namespace Tabib.App.Association;

/// <summary>Genotypes, traits and covariates of a command, in one order of samples.</summary>
internal sealed record TraitInputs(GenotypeStore Store, IReadOnlyList<AssociationTrait> Traits, IReadOnlyList<(string Name, double[] Values)> Covariates, IReadOnlyList<Problem> Notes)
{
    /// <exception cref="ProblemException">ASC001 to ASC006, ASC008: tables that cannot be used.</exception>
    public static TraitInputs Open(TraitOptions options)
    {
        if (options.Covariates is null && options.CovariateNames.Count > 0) throw Fault.InOption("--covariates", "A covariate is named, and there is no table of covariates.");
        var store = GenotypeInput.Open(options);
        var notes = new List<Problem>();
        var traits = SampleValues.Read(options.Phenotypes, [.. options.Traits.Distinct()], store.Samples);
        Note(options.Phenotypes, traits, store, notes);
        var covariates = new List<(string, double[])>();
        if (options.Covariates is not null)
        {
            var table = SampleValues.Read(options.Covariates, options.CovariateNames.Count > 0 ? [.. options.CovariateNames.Distinct()] : null, store.Samples);
            Note(options.Covariates, table, store, notes);
            covariates.AddRange(table.Names.Zip(table.Values));
        }

        return new TraitInputs(store, [.. traits.Names.Zip(traits.Values, AssociationTrait.Of).Select(Checked)], covariates, notes);
    }

    /// <summary>Files read, for the manifest.</summary>
    public static IEnumerable<string> Files(TraitOptions options, GenotypeStore store) => [.. store.Files, options.Phenotypes, .. options.Covariates is null ? [] : (string[])[options.Covariates]];

    /// <summary>The result's path for one of several traits: F.tsv becomes F.TRAIT.tsv.</summary>
    public static string PathOf(string path, string trait, int traits) =>
        traits == 1 ? path : Path.Combine(Path.GetDirectoryName(path) ?? "", $"{Path.GetFileNameWithoutExtension(path)}.{trait}{Path.GetExtension(path)}");

    /// <exception cref="ProblemException">ASC008: 0 may stand for missing.</exception>
    public static AssociationTrait Checked(AssociationTrait trait) =>
        trait.MayHaveZeroForMissing
            ? throw new ProblemException(new Problem("ASC008", ProblemSeverity.Fatal, $"{trait.Name} has the values 0, 1 and 2: 0 may stand for missing or for a value.", new ProblemLocation(null, null, trait.Name), "Write missing as NA."))
            : trait;

    private static void Note(string path, SampleValues values, GenotypeStore store, List<Problem> notes)
    {
        if (values.Others > 0) notes.Add(new Problem("ASC013", ProblemSeverity.Information, $"{values.Others:N0} rows are of samples that the genotype set does not have; {values.Matched:N0} of its {store.Samples.Count:N0} samples have a row.", new ProblemLocation(path)));
        if (values.MissingCodes > 0) notes.Add(new Problem("ASC014", ProblemSeverity.Information, $"{values.MissingCodes:N0} values are -9 and count as missing.", new ProblemLocation(path)));
    }
}
