using Tabib.Core.Statistics;

namespace Tabib.Evidence.Fairness;

/// <summary>Equal need at a threshold: as long as the healthiest selected person of the reference group has less need than the next candidate of another group, they change places (figure 1b of Obermeyer et al. 2019, doi:10.1126/science.aax2342).</summary>
/// <remarks>Candidates stand below the cut, by falling score, then falling need. The loop as published deletes who was swapped out and moves its index on as well, so that it passes over every second person; corrected, it stays. Both end one short of either list, as the published guard does.</remarks>
/// <param name="Percentile">Selected are those in this range of the score or above.</param>
/// <param name="Reference">Selected people of the reference group.</param>
/// <param name="Other">Selected people of the other group.</param>
/// <param name="Published">Places that change hands by the published loop.</param>
/// <param name="Corrected">By the corrected loop.</param>
public sealed record NeedSwap(int Percentile, int Reference, int Other, int Published, int Corrected)
{
    /// <summary>Share of the other group among the selected of the two.</summary>
    public double? Before => Reference + Other == 0 ? null : (double)Other / (Reference + Other);

    public double? AfterPublished => Reference + Other == 0 ? null : (double)(Other + Published) / (Reference + Other);

    public double? AfterCorrected => Reference + Other == 0 ? null : (double)(Other + Corrected) / (Reference + Other);

    /// <param name="need">One a row; of people with a percentile it is known.</param>
    /// <param name="group">One a row.</param>
    /// <param name="cuts">Percentiles.</param>
    public static IReadOnlyList<NeedSwap> Of(ScoreRanking ranking, ScorePercentiles percentiles, double[] need, ReadOnlySpan<int> group, int reference, int other, IEnumerable<int> cuts)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(percentiles);
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(cuts);
        var (of, scores) = (percentiles.Of, ranking.Scores);
        var (references, candidates) = (new List<int>(), new List<int>());
        foreach (var row in NumberOrder.Of(need))
        {
            if (of[row] > 0 && group[row] == reference) references.Add(row);
        }

        for (var row = 0; row < of.Length; row++)
        {
            if (of[row] > 0 && group[row] == other) candidates.Add(row);
        }

        candidates.Sort((left, right) => scores[right].CompareTo(scores[left]) is var byScore and not 0 ? byScore : need[right].CompareTo(need[left]) is var byNeed and not 0 ? byNeed : left.CompareTo(right));
        var swaps = new List<NeedSwap>();
        foreach (var cut in cuts)
        {
            double[] selected = [.. references.Where(row => of[row] >= cut).Select(row => need[row])];
            double[] below = [.. candidates.Where(row => of[row] < cut).Select(row => need[row])];
            swaps.Add(new NeedSwap(cut, selected.Length, candidates.Count - below.Length, Swapped(selected, below, isPublished: true), Swapped(selected, below, isPublished: false)));
        }

        return swaps;
    }

    /// <param name="selected">Need of the selected of the reference group, rising.</param>
    /// <param name="candidates">Need of the candidates in their order.</param>
    internal static int Swapped(ReadOnlySpan<double> selected, ReadOnlySpan<double> candidates, bool isPublished)
    {
        // Indices from 1, as the published guard counts them.
        var (swapped, index) = (0, 1);
        for (var candidate = 1; candidate < candidates.Length && index < selected.Length - swapped; candidate++)
        {
            // Those swapped out stood before the index: they are deleted from the front.
            if (!(selected[index - 1 + swapped] < candidates[candidate - 1])) continue;
            swapped++;
            if (isPublished) index++;
        }

        return swapped;
    }
}
