using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Explanation;

namespace Tabib.App.Models.Explaining;

/// <summary>Goes through the people in blocks: contributions are written as they come, and only sums are kept.</summary>
internal sealed class ExplainRun(ExplainOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
{
    /// <summary>People whose contributions are in memory at once.</summary>
    private const int Block = 4096;

    /// <summary>Of each a matrix of inputs by inputs is in memory.</summary>
    private const int PairBlock = 256;

    /// <summary>More rows change no digit that is shown.</summary>
    private const int MostJudged = 50_000;

    /// <summary>Rounding alone; more means that the sums are of something else than the prediction.</summary>
    private const double GreatestGap = 1e-9;

    private const int ShownPairs = 20;

    public (ExplanationReport Report, ContributionSample Sample) Run(string contributions, string? interactions)
    {
        progress.Report(new ProgressReport("read", 0, 0, "rows"));
        var input = ExplainInput.Read(options);
        var shown = ShownPeople.Of(options, input);
        var explainer = new ModelExplainer(input.Model, input.Table.Columns, input.Background);
        var sums = new ContributionSums(input.Model.Features.Count, input.Rows.Length);
        using var file = ContributionsFile.Begin(contributions, input.Model.Features.Select(feature => feature.Name));
        var baseValue = 0.0;
        for (var start = 0; start < input.Rows.Length; start += Block)
        {
            progress.Report(new ProgressReport("explain", start, input.Rows.Length, "people"));
            var rows = input.Rows[start..Math.Min(input.Rows.Length, start + Block)];
            var table = explainer.Explain(rows, options.Threads, cancellation);
            var gap = table.GreatestGap();
            if (!(gap <= GreatestGap)) throw new ProblemException(new Problem("EXP006", ProblemSeverity.Fatal, string.Create(CultureInfo.InvariantCulture, $"Contributions do not sum to the prediction: they are off by {gap:G3}."), new ProblemLocation(options.Model), "This must not happen: please report it with the model."), ProblemKind.BadData);
            baseValue = table.BaseValue;
            sums.Add(table, gap, rows);
            ContributionsFile.Write(file, table, rows, row => input.IdOf(options, row), input.Predictions.Risks);
        }

        var pairs = interactions is null ? [] : Pairs(input, explainer, interactions);
        var (importance, features) = Importance(input);
        var people = shown.Explain(input, explainer, options, baseValue);
        file.Commit();
        var report = new ExplanationReport(
            CommandLine.Version, input.Model.Name, input.Model.Version, input.Model.Kind, input.Model.Outcome, input.Card.ModelSha256, Path.GetFileName(options.Data), input.Table.Rows, input.Rows.Length, input.Refused, explainer.Method,
            options.Background is { } path ? Path.GetFileName(path) : null, input.Background?[0].Count, baseValue, input.Model.Risk(baseValue), sums.GreatestGap, importance, sums.Features(input.Model.Features, features), pairs, people, input.Notes);
        return (report, sums.Sample(input));
    }

    private List<ExplainedPair> Pairs(ExplainInput input, ModelExplainer explainer, string path)
    {
        var count = input.Model.Features.Count;
        var sums = new double[count * count];
        string[] names = [.. input.Model.Features.Select(feature => feature.Name)];
        using var file = InteractionsFile.Begin(path);
        for (var start = 0; start < input.Rows.Length; start += PairBlock)
        {
            progress.Report(new ProgressReport("pairs", start, input.Rows.Length, "people"));
            var rows = input.Rows[start..Math.Min(input.Rows.Length, start + PairBlock)];
            var table = explainer.Interactions(rows, options.Threads, cancellation);
            InteractionsFile.Write(file, table, rows, row => input.IdOf(options, row));
            foreach (var matrix in table.Values)
            {
                for (var cell = 0; cell < sums.Length; cell++) sums[cell] += Math.Abs(matrix[cell]);
            }
        }

        file.Commit();
        var found = new List<ExplainedPair>();
        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                if (sums[(i * count) + j] > 0) found.Add(new ExplainedPair(names[i], names[j], 2 * sums[(i * count) + j] / input.Rows.Length));
            }
        }

        return [.. found.OrderByDescending(pair => pair.MeanAbsolute).Take(ShownPairs)];
    }

    private (ImportanceReport Report, IReadOnlyList<FeatureImportance> Features) Importance(ExplainInput input)
    {
        if (input.Outcome.CannotSay is { } why) return (ImportanceReport.None(why), []);
        int[] known = [.. input.Rows.Where(input.Outcome.IsKnown)];
        if (known.Length == 0) return (ImportanceReport.None("nobody has both a prediction and an outcome"), []);
        progress.Report(new ProgressReport("importance", 0, known.Length, "people"));
        int[] used = known.Length <= MostJudged ? known : [.. Enumerable.Range(0, MostJudged).Select(i => known[(long)i * known.Length / MostJudged])];
        var (score, features) = PermutationImportance.Of(input.Model, input.Table.Columns, used, input.Outcome.ScoreOf(used), options.Repeats, options.Seed, options.Threads, cancellation);
        return score is null
            ? (ImportanceReport.None(input.Outcome.Score == "auc" ? "all have the outcome, or none has" : "no two people can be compared", known.Length), [])
            : (new ImportanceReport(input.Outcome.Score, score, known.Length, used.Length, options.Repeats, options.Seed, null), features);
    }
}
