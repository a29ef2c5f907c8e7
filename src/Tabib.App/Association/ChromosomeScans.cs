using Tabib.Core.Genome;
using Tabib.Evidence.Association;

namespace Tabib.App.Association;

/// <summary>The scan that tests a chromosome's variants: one for all, or with predictions that leave the chromosome out, one for each.</summary>
internal sealed class ChromosomeScans
{
    /// <summary>Scans kept: threads work on neighbouring blocks, so that chromosomes far back are not asked for again.</summary>
    public const int MostKept = 4;

    private readonly AssociationInputs _inputs;
    private readonly LocoPredictions? _loco;
    private readonly Lock _making = new();
    private readonly List<(int Chromosome, AssociationScan Scan)> _kept = [];

    public ChromosomeScans(AssociationInputs inputs, LocoPredictions? loco)
    {
        (_inputs, _loco) = (inputs, loco);
        First = Of(inputs.Store.Variants.ChromosomeIndex(inputs.Store.Selected[0]));
    }

    /// <summary>Of the first variant: its terms and traits are those of all.</summary>
    public AssociationScan First { get; }

    /// <summary>Whether two chromosomes have one scan.</summary>
    public bool IsShared => _loco is null;

    /// <param name="chromosome">Index into the variant table's chromosomes.</param>
    public AssociationScan Of(int chromosome)
    {
        lock (_making)
        {
            var place = IsShared ? Math.Min(0, _kept.Count - 1) : _kept.FindIndex(kept => kept.Chromosome == chromosome);
            if (place >= 0) return _kept[place].Scan;
            var variants = _inputs.Store.Variants;
            var scan = _loco is null
                ? AssociationScan.Prepare(_inputs.Store.Samples, _inputs.Traits, _inputs.Covariates, Kinds(), _inputs.Options)
                : AssociationScan.Prepare(_inputs.Store.Samples, _loco.For(variants.Chromosomes[chromosome]), _inputs.Covariates, [variants.Chromosomes[chromosome].Kind], _inputs.Options);
            _kept.Add((chromosome, scan));
            if (_kept.Count > MostKept) _kept.RemoveAt(0);
            return scan;
        }
    }

    private HashSet<ChromosomeKind> Kinds()
    {
        var variants = _inputs.Store.Variants;
        var present = new bool[variants.Chromosomes.Count];
        foreach (var variant in _inputs.Store.Selected) present[variants.ChromosomeIndex(variant)] = true;
        return [.. variants.Chromosomes.Where((_, index) => present[index]).Select(chromosome => chromosome.Kind)];
    }
}
