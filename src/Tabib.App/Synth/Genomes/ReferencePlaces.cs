using Tabib.Evidence.Pharmacogenomics;

namespace Tabib.App.Synth.Genomes;

/// <summary>The places that definitions of the drawn pharmacogenes look at and at which nobody in the invented population differs from the reference: they are typed all the same, or no allele could be told from its neighbours.</summary>
internal static class ReferencePlaces
{
    public static readonly IReadOnlyList<(string Gene, Variant Place)> All = Find();

    private static List<(string Gene, Variant Place)> Find()
    {
        var drawn = Genotypes.Genes.SelectMany(gene => gene.Variants).Select(variant => (variant.Chromosome, variant.Position)).ToHashSet();
        var knowledge = PgxKnowledge.Load();
        return
        [
            .. from gene in Pharmacogenes.All
               let facts = knowledge.Find(gene.Name)!
               from position in facts.Positions
               where !drawn.Contains(($"chr{facts.Chromosome}", position.Grch38))
               select (gene.Name, new Variant($"chr{facts.Chromosome}", position.Grch38, position.Rsid ?? ".", position.Reference, string.Join(',', position.Alternates))),
        ];
    }
}
