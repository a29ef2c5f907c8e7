using System.Text;
using Tabib.Core.Genome;

namespace Tabib.Record.Genotypes;

/// <summary>Which variants of a file a selection takes, asked one after the other; one for each thread.</summary>
internal sealed class VariantSelector(GenotypeSelection selection)
{
    private byte[] _chromosome = [];
    private GenomeRegion[] _regions = [];
    private bool _isWanted;
    private bool _isBegun;

    /// <param name="chromosome">As the file has it.</param>
    /// <param name="start">0-based.</param>
    public bool Takes(ReadOnlySpan<byte> chromosome, long start, ReadOnlySpan<byte> id)
    {
        if (!selection.HasVariants) return true;
        if (!_isBegun || !chromosome.SequenceEqual(_chromosome)) GoTo(chromosome);
        if (!_isWanted) return false;
        if (selection.Regions.Count > 0 && !Array.Exists(_regions, region => start >= region.Start && start < region.End)) return false;
        if (selection.Extract is null && selection.Exclude is null) return true;
        var name = Encoding.UTF8.GetString(id);
        return (selection.Extract?.Contains(name) ?? true) && !(selection.Exclude?.Contains(name) ?? false);
    }

    private void GoTo(ReadOnlySpan<byte> name)
    {
        (_isBegun, _chromosome) = (true, name.ToArray());
        var chromosome = Chromosome.Of(Encoding.UTF8.GetString(name));
        _regions = [.. selection.Regions.Where(region => Chromosome.Of(region.Chromosome).Canonical == chromosome.Canonical)];
        _isWanted = (selection.Regions.Count == 0 || _regions.Length > 0) && (!selection.AutosomesOnly || chromosome.IsAutosome);
    }
}
