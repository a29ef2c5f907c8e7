using Tabib.Core.Genome;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>One thread's share of a <see cref="TestGroup"/>.</summary>
internal sealed class WorkGroup
{
    private readonly TestGroup _group;
    private readonly AssociationOptions _options;
    private VariantData[] _batch;
    private readonly VariantTest[] _tests;

    public WorkGroup(TestGroup group, AssociationOptions options)
    {
        _group = group;
        _options = options;
        _batch = [.. Enumerable.Range(0, ColumnSums.Batch).Select(_ => NewData())];
        _tests = [.. group.Tests.Select(test => test())];
    }

    /// <param name="genotypes">Of all samples; the first variants of the batch.</param>
    public void Run(ReadOnlySpan<(int Variant, int Allele)> variants, ReadOnlySpan<GenotypeBuffer> genotypes, double scale, AssociationRows rows)
    {
        for (var i = 0; i < variants.Length; i++) _batch[i].Take(variants[i].Variant, variants[i].Allele, genotypes[i]);
        foreach (var test in _tests) test.Run(_batch.AsSpan(0, variants.Length), scale, rows);
    }

    /// <summary>Tests the ALT alleles of one variant together; those that nobody or everybody has are no part of the model.</summary>
    /// <param name="genotypes">Of all samples, by allele.</param>
    public void RunJoint(int variant, ReadOnlySpan<GenotypeBuffer> genotypes, double scale, AssociationRows rows)
    {
        while (_batch.Length < genotypes.Length) _batch = [.. _batch, NewData()];
        for (var i = 0; i < genotypes.Length; i++) _batch[i].Take(variant, i + 1, genotypes[i]);
        var alleles = _batch.AsSpan(0, genotypes.Length).ToArray();
        var varying = Array.FindAll(alleles, allele => !allele.IsConstant);
        var before = rows.Counts();
        foreach (var test in _tests)
        {
            if (varying.Length > 1) test.RunJoint(varying, scale, rows);
            else if (varying.Length == 1) test.Run(varying, scale, rows);
            foreach (var constant in alleles)
            {
                if (constant.IsConstant) test.Run([constant], scale, rows);
            }
        }

        rows.SortByAllele(before);
    }

    private VariantData NewData() => new(_group.Samples, _group.Padded, _group.Dose, _options);
}
