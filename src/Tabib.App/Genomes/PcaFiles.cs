using Tabib.Core.Genome;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Record.Genotypes;

namespace Tabib.App.Genomes;

/// <summary>Writes principal components as PLINK 2 does (.eigenvec, .eigenval), and what new samples are projected with (.loadings).</summary>
internal static class PcaFiles
{
    public static void WriteScores(string path, SampleTable samples, double[][] scores)
    {
        var table = new Utf8TableWriter();
        AddSampleHeader(table, samples);
        AddComponentNames(table, scores.Length);
        table.EndRow();
        for (var sample = 0; sample < samples.Count; sample++)
        {
            AddSample(table, samples, sample);
            foreach (var component in scores) table.Add(component[sample]);
            table.EndRow();
        }

        Commit(path, table);
    }

    public static void WriteValues(string path, double[] values)
    {
        var table = new Utf8TableWriter();
        foreach (var value in values) table.Add(value).EndRow();
        Commit(path, table);
    }

    /// <summary>A header of what projection needs, then one row a variant: frequency of the counted allele A1 = ALT, standard deviation, weights.</summary>
    public static void WriteLoadings(string path, GenotypeStore store, PcaResult result)
    {
        var table = new Utf8TableWriter();
        table.Add("##tabib=pca-loadings-1"u8).EndRow();
        table.Add($"##samples={store.Samples.Count}").EndRow();
        table.Add($"##variants={result.Variants.Length}").EndRow();
        table.Add($"##method={(result.Method == PcaMethod.Exact ? "exact" : "randomised")}").EndRow();
        table.Add("##genotype=(copies of A1 - 2 A1_FREQ) / SCALE"u8).EndRow();
        table.Add("#CHROM"u8).Add("POS"u8).Add("ID"u8).Add("REF"u8).Add("ALT"u8).Add("A1"u8).Add("A1_FREQ"u8).Add("SCALE"u8);
        AddComponentNames(table, result.Loadings.Length);
        table.EndRow();
        var variants = store.Variants;
        for (var i = 0; i < result.Variants.Length; i++)
        {
            var variant = result.Variants[i];
            table.Add(variants.ChromosomeOf(variant).Name).Add(variants.Position(variant)).Add(variants.IdBytes(variant)).Add(variants.ReferenceBytes(variant)).Add(variants.AlternateBytes(variant, 1));
            table.Add(variants.AlternateBytes(variant, 1)).Add(result.Frequencies[i]).Add(result.Scales[i]);
            foreach (var component in result.Loadings) table.Add(component[i]);
            table.EndRow();
        }

        Commit(path, table);
    }

    public static void AddSampleHeader(Utf8TableWriter table, SampleTable samples)
    {
        if (samples.FamilyIds is null) table.Add("#IID"u8);
        else table.Add("#FID"u8).Add("IID"u8);
    }

    public static void AddSample(Utf8TableWriter table, SampleTable samples, int sample)
    {
        if (samples.FamilyIds is not null) table.Add(samples.FamilyIds[sample]);
        table.Add(samples.Ids[sample]);
    }

    public static void AddComponentNames(Utf8TableWriter table, int components)
    {
        for (var i = 1; i <= components; i++) table.Add($"PC{i}");
    }

    public static void Commit(string path, Utf8TableWriter table)
    {
        using var file = new ResultFile(path);
        file.Stream.Write(table.Written);
        file.Commit();
    }
}
