using Tabib.Core.Genome;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>Tests variants on one thread.</summary>
public sealed class AssociationWorker
{
    private readonly AssociationScan _scan;
    private readonly GenotypeReader _reader;
    private readonly VariantTable _variants;
    private readonly WorkGroup[]?[] _groups = new WorkGroup[]?[ChromosomeClasses.Count];
    private GenotypeBuffer[] _buffers;
    private readonly (int Variant, int Allele)[] _batch = new (int, int)[ColumnSums.Batch];

    internal AssociationWorker(AssociationScan scan, GenotypeReader reader, VariantTable variants)
    {
        _scan = scan;
        _reader = reader;
        _variants = variants;
        _buffers = [.. Enumerable.Range(0, ColumnSums.Batch).Select(_ => new GenotypeBuffer(scan.SampleCount))];
    }

    /// <summary>Adds the rows of all ALT alleles of these variants, in their order.</summary>
    /// <param name="variants">Indexes into the genotype set.</param>
    public void Run(ReadOnlySpan<int> variants, AssociationRows rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (count, kind) = (0, ChromosomeKind.Autosome);
        foreach (var variant in variants)
        {
            var own = _variants.ChromosomeOf(variant).Kind;
            if (own != kind) Flush(ref count, kind, rows);
            kind = own;
            var alleles = _variants.AlternateCount(variant);
            if (alleles > 1 && !_scan.AllelesApart)
            {
                Flush(ref count, kind, rows);
                RunJoint(variant, alleles, kind, rows);
                continue;
            }

            for (var allele = 1; allele <= alleles; allele++)
            {
                if (count == ColumnSums.Batch) Flush(ref count, kind, rows);
                Read(variant, allele, _buffers[count]);
                _batch[count++] = (variant, allele);
            }
        }

        Flush(ref count, kind, rows);
    }

    private void RunJoint(int variant, int alleles, ChromosomeKind kind, AssociationRows rows)
    {
        while (_buffers.Length < alleles) _buffers = [.. _buffers, new GenotypeBuffer(_scan.SampleCount)];
        for (var allele = 1; allele <= alleles; allele++) Read(variant, allele, _buffers[allele - 1]);
        foreach (var group in GroupsOf(kind)) group.RunJoint(variant, _buffers.AsSpan(0, alleles), ChromosomeClasses.ScaleOf(kind), rows);
    }

    private void Flush(ref int count, ChromosomeKind kind, AssociationRows rows)
    {
        if (count == 0) return;
        foreach (var group in GroupsOf(kind)) group.Run(_batch.AsSpan(0, count), _buffers.AsSpan(0, count), ChromosomeClasses.ScaleOf(kind), rows);
        count = 0;
    }

    private void Read(int variant, int allele, GenotypeBuffer buffer)
    {
        if (_reader.HasDosages(variant)) _reader.Read(variant, allele, buffer);
        else _reader.ReadHardCalls(variant, allele, buffer);
    }

    private WorkGroup[] GroupsOf(ChromosomeKind kind)
    {
        var chromosome = ChromosomeClasses.Of(kind);
        return _groups[(int)chromosome] ??= _scan.NewGroups(chromosome) ?? throw new InvalidOperationException($"The scan was not prepared for chromosomes of kind {kind}.");
    }
}
