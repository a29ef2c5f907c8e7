using Tabib.App.Capabilities;
using Tabib.Evidence.Association;

namespace Tabib.App.Association;

/// <summary>Gene tests beside the tests of variants, of the same people, traits and covariates.</summary>
internal static class AssociationGenes
{
    /// <returns>Null where no sets are given.</returns>
    public static GeneRun? Prepare(AssociationRunOptions options, AssociationInputs inputs)
    {
        if (options.Sets is null)
        {
            if (options.GeneTests is not null) throw Fault.InOption("--tests", "It is of genes and goes with --sets.");
            if (options.MaximumFrequency is not null) throw Fault.InOption("--max-maf", "It is of genes and goes with --sets.");
            return null;
        }

        // What the gene tests have no like of is refused: a table of other models beside this one would be read as one of the same.
        if (options.Interactions.Count > 0) throw Fault.InOption("--sets", "Gene tests have no interactions: test the genes in a run without --interaction.");
        if (options.MaleCopiesOnX != 2) throw Fault.InOption("--sets", "In gene tests a man's copy on chromosome X counts as two: leave out --x-model.");
        if (inputs.Options.Model == AssociationModel.Linear && inputs.Traits.FirstOrDefault(trait => trait.IsBinary) is { } binary) throw Fault.InOption("--sets", $"Gene tests take {binary.Name} as the binary trait that it is: leave out --model linear.");
        var tests = GeneTestNames.Read(new AssociationGenesOptions { Tests = options.GeneTests ?? "", MaximumFrequency = options.MaximumFrequency ?? new AssociationGenesOptions().MaximumFrequency });
        var traits = new TraitInputs(inputs.Store, [.. inputs.Traits.Select(TraitInputs.Checked)], inputs.Covariates, []);
        return GeneRun.Prepare(traits, inputs.Loco, tests, options.Sets, options);
    }

    /// <summary>The table of genes that lies beside a table of variants: F.tsv has F.genes.tsv.</summary>
    public static string PathOf(string table)
    {
        var ending = Path.GetExtension(table);
        return $"{table[..^ending.Length]}.genes{ending}";
    }
}
