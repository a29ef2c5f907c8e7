using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;

namespace Tabib.Record.Genotypes;

/// <summary>The genotypes of a cohort: PLINK 2's pgen/pvar/psam, or PLINK 1's bed/bim/fam. The one door to genotypes: who asks and for what is told here.</summary>
public sealed class GenotypeStore
{
    private readonly Func<GenotypeReader> _open;
    private readonly SampleSubset? _subset;
    private readonly int _sampleCountOfFile;

    private GenotypeStore(string prefix, VariantTable variants, SampleTable samples, int[]? sampleIndexes, int[] selected, Func<GenotypeReader> open)
    {
        Prefix = prefix;
        Variants = variants;
        Selected = selected;
        _subset = sampleIndexes is null ? null : new SampleSubset(sampleIndexes, samples.Count);
        Samples = sampleIndexes is null ? samples : samples.Subset(sampleIndexes);
        _sampleCountOfFile = samples.Count;
        _open = open;
    }

    /// <summary>Path without the ending.</summary>
    public string Prefix { get; }

    /// <summary>Paths of the three files: genotypes, variants, samples.</summary>
    public IReadOnlyList<string> Files { get; private init; } = [];

    /// <summary>The selected samples.</summary>
    public SampleTable Samples { get; }

    /// <summary>All variants of the file; <see cref="Selected"/> lists those asked for.</summary>
    public VariantTable Variants { get; }

    /// <summary>Indexes of the selected variants, ascending: the numbers that readers take.</summary>
    public int[] Selected { get; }

    /// <summary>Whether any variant has phased calls.</summary>
    public bool HasPhase { get; private init; }

    /// <summary>Samples that the selection names and the set lacks.</summary>
    public IReadOnlyList<string> UnknownSamples { get; private init; } = [];

    /// <param name="prefix">Path of one of the files, or what they have in common.</param>
    /// <exception cref="ProblemException">GEN001: there is no such set. Others as the files' readers say.</exception>
    public static GenotypeStore Open(string prefix, GenotypeSelection selection, AccessContext access)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(access);
        var files = GenotypeFiles.Find(prefix);
        var index = files.ReadIndex();
        var samples = files.ReadSamples();
        var variants = files.ReadVariants(index);
        var indexes = selection.SamplesOf(samples, out var unknown);
        return new GenotypeStore(files.Prefix, variants, samples, indexes, SelectVariants(variants, selection), files.Opener(index, samples, variants)) { UnknownSamples = unknown, HasPhase = index?.HasPhase ?? false, Files = [files.Genotypes, files.Variants, files.Samples] };
    }

    /// <summary>A reader over the selected samples; one for each thread.</summary>
    public GenotypeReader OpenReader()
    {
        var reader = _open();
        return _subset is null ? reader : new SampleSubsetReader(reader, _subset);
    }

    /// <summary>A reader of all alleles, phase and dosages, over the selected samples; one for each thread.</summary>
    public GenotypeRecordReader OpenRecordReader() => new(_open(), _sampleCountOfFile, _subset);

    private static int[] SelectVariants(VariantTable variants, GenotypeSelection selection)
    {
        if (!selection.HasVariants) return [.. Enumerable.Range(0, variants.Count)];
        var regions = variants.Chromosomes.Select(chromosome => selection.Regions.Where(region => Chromosome.Of(region.Chromosome).Canonical == chromosome.Canonical).ToArray()).ToArray();
        var selected = new List<int>();
        for (var i = 0; i < variants.Count; i++)
        {
            if (selection.AutosomesOnly && !variants.ChromosomeOf(i).IsAutosome) continue;
            var start = variants.Start(i);
            if (selection.Regions.Count > 0 && !Array.Exists(regions[variants.ChromosomeIndex(i)], region => start >= region.Start && start < region.End)) continue;
            if (selection.Extract is not null || selection.Exclude is not null)
            {
                var id = Encoding.UTF8.GetString(variants.IdBytes(i));
                if (selection.Extract is not null && !selection.Extract.Contains(id)) continue;
                if (selection.Exclude is not null && selection.Exclude.Contains(id)) continue;
            }

            selected.Add(i);
        }

        return [.. selected];
    }
}
