using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Association;
using Tabib.Ingest.Plink;

namespace Tabib.App.Association;

/// <summary>Predictions of traits with a chromosome left out, as association ridge wrote them (see <see cref="LocoTable"/>).</summary>
internal sealed class LocoPredictions
{
    private readonly IReadOnlyList<AssociationTrait> _traits;
    private readonly Dictionary<string, double[]> _columns;

    private LocoPredictions(IReadOnlyList<AssociationTrait> traits, Dictionary<string, double[]> columns) => (_traits, _columns) = (traits, columns);

    /// <param name="notes">GNT024, where samples with a trait have no prediction: they are left out.</param>
    /// <exception cref="ProblemException">ASC001 to ASC006: no such table. GNT023: it has no predictions of a trait.</exception>
    public static LocoPredictions Read(string path, IReadOnlyList<AssociationTrait> traits, SampleTable samples, ICollection<Problem> notes)
    {
        var header = PhenotypeTableReader.ReadHeader(path);
        foreach (var trait in traits)
        {
            if (!header.Contains(LocoTable.ColumnOf(trait.Name, LocoTable.Other)))
                throw new ProblemException(new Problem("GNT023", ProblemSeverity.Fatal, $"The table has no predictions of {trait.Name}: no column {LocoTable.ColumnOf(trait.Name, LocoTable.Other)}.", new ProblemLocation(path), "Make them with: tabib association ridge"));
        }

        string[] wanted = [.. header.Where(name => traits.Any(trait => name.StartsWith(LocoTable.ColumnOf(trait.Name, ""), StringComparison.Ordinal)))];
        var table = SampleValues.Read(path, wanted, samples);
        var columns = table.Names.Zip(table.Values).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
        var known = new List<AssociationTrait>();
        var without = 0;
        foreach (var trait in traits)
        {
            var prediction = columns[LocoTable.ColumnOf(trait.Name, LocoTable.Other)];
            without += trait.Values.Where((value, i) => !double.IsNaN(value) && double.IsNaN(prediction[i])).Count();
            known.Add(trait with { Values = [.. trait.Values.Select((value, i) => double.IsNaN(prediction[i]) ? double.NaN : value)] });
        }

        if (without > 0) notes.Add(new Problem("GNT024", ProblemSeverity.Warning, $"{without:N0} values of traits are of samples without a prediction; they are left out.", new ProblemLocation(path), "Make the predictions with the same traits, covariates and samples."));
        return new LocoPredictions(known, columns);
    }

    /// <summary>The traits with what the other chromosomes predict; samples without a prediction are missing.</summary>
    public IReadOnlyList<AssociationTrait> For(Chromosome chromosome) =>
        [.. _traits.Select(trait => trait with { Offset = _columns.GetValueOrDefault(LocoTable.ColumnOf(trait.Name, chromosome.Canonical)) ?? _columns[LocoTable.ColumnOf(trait.Name, LocoTable.Other)] })];
}
