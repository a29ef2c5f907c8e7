using System.Globalization;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Risk;

/// <summary>Runs the worked examples of a pack through the whole engine.</summary>
internal static class ScoreExampleCheck
{
    public static IReadOnlyList<Problem> Run(ScorePack pack, ScoreLibrary library)
    {
        var engine = new RiskEngine(library);
        var problems = new List<Problem>();
        for (var i = 0; i < pack.Examples.Count; i++)
        {
            var example = pack.Examples[i];
            var finding = engine.Evaluate(pack, example.Inputs, DateTimeOffset.UnixEpoch);
            var outcome = FindingJson.NameOf(finding.Outcome.Kind);
            if (outcome != example.Outcome) Fault(i, $"the outcome is {outcome} ({finding.Outcome.Reason?.Describe()}), not {example.Outcome}");
            else if (finding.Outcome.TryGetValue(out var outputs))
            {
                foreach (var (name, expected) in example.Expected)
                {
                    var value = outputs.First(output => output.Name == name).Value;
                    if (!(Math.Abs(value - expected) <= example.Tolerance))
                        Fault(i, string.Create(CultureInfo.InvariantCulture, $"{name} comes out as {value:R}, not {expected:R} ± {example.Tolerance:R}"));
                }
            }
        }

        return problems;

        void Fault(int example, string why) => problems.Add(new Problem(
            "KNW016", ProblemSeverity.Error, $"A worked example fails: {why}.", new ProblemLocation($"scores/{pack.Id}.json", Path: $"$.examples[{example}]"), "Check the body against its source."));
    }
}
