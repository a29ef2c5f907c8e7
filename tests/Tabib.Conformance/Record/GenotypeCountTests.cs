using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Kernels;
using Tabib.Record.Genotypes;

namespace Tabib.Conformance.Record;

/// <summary>Counts that are taken from a record's bytes are those of its genotypes, in every kind of record that PLINK 2 writes.</summary>
public sealed class GenotypeCountTests
{
    [Theory]
    [InlineData("genomics/cohort/toy.pgen")]
    [InlineData("genomics/cohort/toy.bed")]
    [InlineData("genomics/pgs/pgsc")]
    [InlineData("genomics/formats/plink-ng")]
    public void Counts_are_those_of_the_genotypes(string place)
    {
        var found = SharedData.Find(place);
        string[] sets = Directory.Exists(found) ? [.. Directory.EnumerateFiles(found, "*.pgen", SearchOption.AllDirectories).Order(StringComparer.Ordinal)] : [found];
        var counted = 0;
        foreach (var set in sets)
        {
            if (!HasTables(set)) continue;
            var store = GenotypeStore.Open(set, GenotypeSelection.Everything, AccessContext.CommandLine());
            using var reader = store.OpenReader();
            using var other = store.OpenReader();
            var genotypes = new GenotypeBuffer(store.Samples.Count);
            foreach (var variant in store.Selected)
            {
                if (!reader.TryCount(variant, out var counts)) continue;
                counted++;
                other.ReadHardCalls(variant, 1, genotypes);
                Assert.Equal(GenotypeCounting.Count(genotypes), counts);
            }
        }

        Assert.True(counted > 500, $"{counted} variants were counted.");
    }

    private static bool HasTables(string set)
    {
        var prefix = Path.ChangeExtension(set, null);
        return (File.Exists(prefix + ".psam") || File.Exists(prefix + ".fam")) && (File.Exists(prefix + ".pvar") || File.Exists(prefix + ".pvar.zst") || File.Exists(prefix + ".bim"));
    }
}
