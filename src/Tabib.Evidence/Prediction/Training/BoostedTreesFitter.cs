using System.Globalization;

namespace Tabib.Evidence.Prediction.Training;

/// <summary>Boosted trees; when they are tuned, inner folds by person choose their number and size, by the loss on rows that no tree had seen.</summary>
internal static class BoostedTreesFitter
{
    private const int MostTrees = 2000;

    /// <summary>Trees without a smaller loss after which no more are tried.</summary>
    private const int Patience = 50;

    private static readonly int[] TriedLeaves = [4, 7, 15, 31];

    public static FittedTerms Fit(LearntDesign design, FitRows rows, TrainingOptions options, CancellationToken cancellation)
    {
        var (trees, leaves, settings) = (options.Trees, options.Leaves, new Dictionary<string, double>());
        if (options.IsTuned) (trees, leaves) = Choose(design, rows, options, settings, cancellation);
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        using var booster = new TreeBooster(design.Columns, rows.Outcomes, all, [], options, leaves);
        var grown = 0;
        for (; grown < trees; grown++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!booster.Grow()) break;
        }

        var notes = new List<string>();
        if (grown == 0) notes.Add(string.Create(CultureInfo.InvariantCulture, $"No split leaves {options.LeastRowsInLeaf} rows on both sides and helps: everybody gets the same risk."));
        (settings["trees"], settings["leaves"], settings["learningRate"], settings["leastRowsInLeaf"], settings["threads"]) = (grown, leaves, options.LearningRate, options.LeastRowsInLeaf, options.Threads);
        return new FittedTerms(0, null, new double?[design.Terms.Count], new string?[design.Terms.Count], null, booster.Text(), settings, notes);
    }

    private static (int Trees, int Leaves) Choose(LearntDesign design, FitRows rows, TrainingOptions options, Dictionary<string, double> settings, CancellationToken cancellation)
    {
        var folds = FoldAssignment.Of(rows.People, rows.Outcomes, options.InnerFolds, options.Seed);
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        var (count, bestTrees, bestLeaves, bestLoss) = (folds.Max() + 1, 1, TriedLeaves[0], double.PositiveInfinity);
        foreach (var leaves in TriedLeaves)
        {
            var boosters = new List<TreeBooster>();
            try
            {
                for (var fold = 0; fold < count; fold++)
                {
                    cancellation.ThrowIfCancellationRequested();
                    boosters.Add(new TreeBooster(design.Columns, rows.Outcomes, Array.FindAll(all, row => folds[row] != fold), Array.FindAll(all, row => folds[row] == fold), options, leaves));
                }

                var (loss, trees) = Best(boosters, [.. Enumerable.Range(0, count).Select(fold => folds.Count(own => own == fold))], cancellation);
                if (loss < bestLoss) (bestTrees, bestLeaves, bestLoss) = (trees, leaves, loss);
            }
            finally
            {
                foreach (var booster in boosters) booster.Dispose();
            }
        }

        (settings["innerFolds"], settings["innerLoss"]) = (count, bestLoss);
        return (bestTrees, bestLeaves);
    }

    /// <summary>The number of trees with the least loss over all folds together.</summary>
    private static (double Loss, int Trees) Best(List<TreeBooster> boosters, int[] rows, CancellationToken cancellation)
    {
        var (best, bestTrees) = (double.PositiveInfinity, 1);
        for (var trees = 1; trees <= MostTrees && trees - bestTrees <= Patience; trees++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (loss, hasGrown) = (0.0, false);
            for (var fold = 0; fold < boosters.Count; fold++)
            {
                hasGrown |= boosters[fold].Grow();
                loss += boosters[fold].HeldOutLoss() * rows[fold];
            }

            loss /= rows.Sum();
            if (loss < best) (best, bestTrees) = (loss, trees);
            if (!hasGrown) break;
        }

        return (best, bestTrees);
    }
}
