using Tabib.Core.Outcomes;
using Tabib.Evidence.Polygenic;

namespace Tabib.App.Polygenic;

/// <summary>What a reader of scores must know of how missing genotypes were filled.</summary>
internal sealed class ScoreWarnings(PolygenicTarget target, ScoreOptions options)
{
    /// <summary>PLINK 2 refuses to take frequencies from fewer samples.</summary>
    private const int FewestSamples = 50;

    private bool _isMissingFilled;
    private long _uncalled;

    public void Look(ScoreResult result)
    {
        _uncalled = Math.Max(_uncalled, result.Uncalled);
        for (var sample = 0; !_isMissingFilled && sample < result.AlleleCounts.Length; sample++) _isMissingFilled = result.AlleleCounts[sample] < result.Denominators[sample];
    }

    public IEnumerable<Problem> Problems
    {
        get
        {
            var place = new ProblemLocation(target.Files[0]);
            if (_isMissingFilled && options.Frequencies is null && target.Scored.Samples.Count < FewestSamples)
                yield return new Problem("PGS021", ProblemSeverity.Warning, $"Missing genotypes were filled with the frequencies of {target.Scored.Samples.Count:N0} samples.", place, "Give those of a larger panel with --frequencies, or leave them out with --missing skip.");
            if (_uncalled > 0)
                yield return new Problem("PGS022", ProblemSeverity.Warning, $"{_uncalled:N0} matched variants have no call of any sample and no known frequency: they add nothing.", place, "Give frequencies with --frequencies.");
        }
    }
}
