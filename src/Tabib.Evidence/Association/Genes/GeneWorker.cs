using Tabib.Core.Genome;

namespace Tabib.Evidence.Association.Genes;

/// <summary>Reads and tests sets, one after the other; one for each thread.</summary>
public sealed class GeneWorker
{
    private readonly GeneScan _scan;
    private readonly GenotypeReader _reader;
    private readonly VariantTable _variants;
    private readonly GenotypeBuffer _all;

    internal GeneWorker(GeneScan scan, GenotypeReader reader, VariantTable variants, int sampleCount)
    {
        (_scan, _reader, _variants) = (scan, reader, variants);
        _all = new GenotypeBuffer(sampleCount);
    }

    /// <param name="index">Of the set, for the rows.</param>
    /// <returns>A row for each trait and test.</returns>
    public IReadOnlyList<GeneRow> Test(GeneSet set, int index)
    {
        ArgumentNullException.ThrowIfNull(set);
        var kind = set.Variants.Length == 0 ? ChromosomeKind.Autosome : _variants.ChromosomeOf(set.Variants[0]).Kind;
        var models = _scan.ModelsOf(kind);
        if (set.Variants.Any(variant => ChromosomeClasses.Of(_variants.ChromosomeOf(variant).Kind) != ChromosomeClasses.Of(kind)))
            return [.. models.SelectMany(model => Without(index, model, GeneTestReason.MixedPloidy))];
        if (_scan.Options.OneChromosome && set.Variants.Any(variant => _variants.ChromosomeIndex(variant) != _variants.ChromosomeIndex(set.Variants[0])))
            return [.. models.SelectMany(model => Without(index, model, GeneTestReason.SeveralChromosomes))];
        var rows = new List<GeneRow>();
        var columns = Array.ConvertAll(models, _ => new List<MinorAlleleColumn?>());
        var own = Array.ConvertAll(models, model => new GenotypeBuffer(model.Samples.Count));
        var copies = Array.ConvertAll(models, model => new double[model.Samples.Count]);
        foreach (var variant in set.Variants)
        {
            for (var allele = 1; allele <= _variants.AlternateCount(variant); allele++)
            {
                _reader.Read(variant, allele, _all);
                for (var m = 0; m < models.Length; m++)
                {
                    if (models[m].Tester is not null) columns[m].Add(Column(models[m].Samples.Compact(_all, own[m]), copies[m]));
                }
            }
        }

        for (var m = 0; m < models.Length; m++) rows.AddRange(Test(set, index, models[m], columns[m]));
        return rows;
    }

    private IEnumerable<GeneRow> Test(GeneSet set, int index, GeneModel model, List<MinorAlleleColumn?> columns)
    {
        if (set.Variants.Length == 0 || model.Tester is null) return Without(index, model, model.Reason ?? GeneTestReason.NoVariant);
        var selected = model.Tester.Select(columns);
        var carriers = GeneTester.CarriersOf(selected);
        var alleles = selected.Sum(column => column.Count);
        return model.Tester.Test(selected).Select(result => new GeneRow(index, model.Trait, selected.Length, carriers, alleles, model.Samples.Count, result));
    }

    private IEnumerable<GeneRow> Without(int index, GeneModel model, string reason) =>
        GeneTester.Without(_scan.Options.Tests, reason).Select(result => new GeneRow(index, model.Trait, 0, 0, 0, model.Samples.Count, result));

    private static MinorAlleleColumn? Column(GenotypeBuffer genotypes, double[] copies)
    {
        genotypes.Densify();
        for (var i = 0; i < copies.Length; i++)
        {
            if (genotypes.HasDosage)
            {
                copies[i] = genotypes.Dosages[i] == GenotypeBuffer.MissingDosage ? double.NaN : genotypes.Dosages[i] / (double)GenotypeBuffer.DosagePerCopy;
                continue;
            }

            var code = (int)(genotypes.Packed[i / GenotypeBuffer.SamplesPerWord] >> (i % GenotypeBuffer.SamplesPerWord * 2)) & 3;
            copies[i] = code == 3 ? double.NaN : code;
        }

        return MinorAlleleColumn.Of(copies);
    }
}
