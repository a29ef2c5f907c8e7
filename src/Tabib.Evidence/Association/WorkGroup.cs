using Tabib.Core.Genome;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>One thread's share of a <see cref="TestGroup"/>.</summary>
internal sealed class WorkGroup
{
    private readonly VariantData[] _batch;
    private readonly VariantTest[] _tests;

    public WorkGroup(TestGroup group, AssociationOptions options)
    {
        _batch = [.. Enumerable.Range(0, ColumnSums.Batch).Select(_ => new VariantData(group.Samples, group.Padded, group.Dose, options))];
        _tests = [.. group.Tests.Select(test => test())];
    }

    /// <param name="genotypes">Of all samples; the first variants of the batch.</param>
    public void Run(ReadOnlySpan<(int Variant, int Allele)> variants, ReadOnlySpan<GenotypeBuffer> genotypes, double scale, AssociationRows rows)
    {
        for (var i = 0; i < variants.Length; i++) _batch[i].Take(variants[i].Variant, variants[i].Allele, genotypes[i]);
        foreach (var test in _tests) test.Run(_batch.AsSpan(0, variants.Length), scale, rows);
    }
}
