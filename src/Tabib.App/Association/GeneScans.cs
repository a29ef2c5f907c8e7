using Tabib.Core.Genome;
using Tabib.Evidence.Association.Genes;

namespace Tabib.App.Association;

/// <summary>The scan that tests a set: one for all, or with predictions that leave a chromosome out, one for each chromosome.</summary>
internal sealed class GeneScans
{
    private readonly TraitInputs _inputs;
    private readonly LocoPredictions? _loco;
    private readonly GeneTestOptions _options;
    private readonly Lock _making = new();
    private readonly Dictionary<int, GeneScan> _scans = [];

    public GeneScans(TraitInputs inputs, LocoPredictions? loco, GeneTestOptions options, IReadOnlyList<GeneSet> sets)
    {
        (_inputs, _loco) = (inputs, loco);
        _options = options with { OneChromosome = loco is not null };
        Kinds = [.. sets.SelectMany(set => set.Variants).Select(variant => inputs.Store.Variants.ChromosomeOf(variant).Kind).Distinct()];
        First = Of(Array.Find([.. sets], set => set.Variants.Length > 0)!);
    }

    /// <summary>Of the first set with variants: its people are those of all.</summary>
    public GeneScan First { get; }

    private ChromosomeKind[] Kinds { get; }

    public GeneScan Of(GeneSet set)
    {
        if (set.Variants.Length == 0) return First;
        var chromosome = _loco is null ? 0 : _inputs.Store.Variants.ChromosomeIndex(set.Variants[0]);
        lock (_making)
        {
            if (_scans.TryGetValue(chromosome, out var known)) return known;
            var traits = _loco is null ? _inputs.Traits : _loco.For(_inputs.Store.Variants.Chromosomes[chromosome]);
            var scan = GeneScan.Prepare(_inputs.Store.Samples, traits, _inputs.Covariates, _loco is null ? Kinds : [_inputs.Store.Variants.Chromosomes[chromosome].Kind], _options);
            _scans.Add(chromosome, scan);
            return scan;
        }
    }
}
