using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Polygenic.Ancestry;

/// <summary>Sets scores against a reference panel, with what ancestry explains taken off.</summary>
public sealed class AncestryNormalizer
{
    private readonly AncestryModel _model;
    private readonly PopulationDistance[] _populations;

    /// <param name="components">How many principal components are used; 4 in the PGS Catalog Calculator.</param>
    /// <exception cref="ProblemException">PGS040: the panel cannot be used.</exception>
    public AncestryNormalizer(ReferencePanel panel, int components)
    {
        ArgumentNullException.ThrowIfNull(panel);
        if (panel.Components.Count < 10 * (components + 1)) throw Fault($"The panel has {panel.Components.Count:N0} persons with components and a score; {components} components want at least {10 * (components + 1)}.");
        var design = new Design(panel.Components, components);
        if (design.HasConstant) throw Fault("A component is the same for all persons of the panel.");
        try
        {
            _model = new AncestryModel(design, panel.Scores);
        }
        catch (InvalidOperationException)
        {
            throw Fault("The components are collinear, or all scores are the same.");
        }

        _populations = [.. Populations(panel, components)];
        if (_populations.Length == 0) throw Fault("No population of the panel has enough persons.");
    }

    public NormalizedScore Normalize(double[] components, double score)
    {
        var (z1, z2TwoStep, z2) = _model.Normalize(components, score);
        var (nearest, distance) = (_populations[0], _populations[0].DistanceOf(components));
        foreach (var population in _populations.AsSpan(1))
        {
            var other = population.DistanceOf(components);
            if (other < distance) (nearest, distance) = (population, other);
        }

        return new NormalizedScore(z1, z2TwoStep, z2, nearest.Name, nearest.P(distance), distance, nearest.PercentileOf(score), nearest.ZOf(score));
    }

    private static IEnumerable<PopulationDistance> Populations(ReferencePanel panel, int components)
    {
        var groups = Enumerable.Range(0, panel.Components.Count).GroupBy(i => panel.Populations?[i]).OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in groups)
            if (PopulationDistance.Of(group.Key, [.. group.Select(i => panel.Components.Values[i])], group.Select(i => panel.Scores[i]), components) is { } population) yield return population;
    }

    private static ProblemException Fault(string message) => new(new Problem("PGS040", ProblemSeverity.Fatal, message, ProblemLocation.None, "Check the reference's components and scores."));
}
