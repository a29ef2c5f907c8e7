using Tabib.Evidence.Prediction.Penalised;
using Tabib.Evidence.Survival;

namespace Tabib.Evidence.Prediction.Training;

/// <summary>Elastic nets whose penalty inner folds choose, by the loss on rows that the fit had not seen.</summary>
internal static class ElasticNetFitter
{
    private static readonly double[] TriedAlphas = [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1];

    public static FittedTerms Logistic(LearntDesign design, FitRows rows, TrainingOptions options, CancellationToken cancellation)
    {
        IReadOnlyList<ElasticNetPoint> Path(int[] of, ElasticNetOptions net) => ElasticNet.Logistic(Columns(design, of), Array.ConvertAll(of, row => rows.Outcomes[row]), net, cancellation);
        (double, double) Loss(ElasticNetPoint point, int[] held, int[] learnt) => (PenaltyLoss.Logistic(point, design.Columns, rows.Outcomes, held), held.Length);
        var (point, alpha, notes, settings) = Choose(rows, options, Path, Loss);
        settings["devianceRatio"] = point.DevianceRatio;
        return Terms(design, point, alpha, null, notes, settings);
    }

    public static FittedTerms Cox(LearntDesign design, FitRows rows, TrainingOptions options, CancellationToken cancellation)
    {
        SurvivalData Times(int[] of) => SurvivalData.Create(Array.ConvertAll(of, row => rows.Stop[row]), Array.ConvertAll(of, row => rows.Outcomes[row]));
        IReadOnlyList<ElasticNetPoint> Path(int[] of, ElasticNetOptions net) => ElasticNet.Cox(Columns(design, of), Times(of), net, cancellation);
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        var whole = new CoxLoss(design.Columns, Times(all));
        var parts = new Dictionary<int[], CoxLoss>();
        (double, double) Loss(ElasticNetPoint point, int[] held, int[] learnt)
        {
            // What the held-out rows add to the partial likelihood of the others (van Houwelingen et al. 2006, doi:10.1002/sim.2353).
            if (!parts.TryGetValue(learnt, out var part)) parts[learnt] = part = new CoxLoss(Columns(design, learnt), Times(learnt));
            var events = held.Count(row => rows.Outcomes[row]);
            return (2 * (part.LogLikelihood(point.Coefficients) - whole.LogLikelihood(point.Coefficients)) / Math.Max(1, events), events);
        }

        var (point, alpha, notes, settings) = Choose(rows, options, Path, Loss);
        settings["devianceRatio"] = point.DevianceRatio;
        var predictors = new double[rows.Count];
        for (var j = 0; j < design.Columns.Length; j++)
        {
            for (var row = 0; row < predictors.Length; row++) predictors[row] += point.Coefficients[j] * (design.Columns[j][row] - design.Terms[j].Mean);
        }

        return Terms(design, point, alpha, CoxFitter.Breslow(rows.Stop, rows.Outcomes, predictors), notes, settings);
    }

    private static FittedTerms Terms(LearntDesign design, ElasticNetPoint point, double alpha, ModelBaseline? baseline, IReadOnlyList<string> notes, Dictionary<string, double> settings)
    {
        (settings["alpha"], settings["lambda"], settings["nonZero"]) = (alpha, point.Lambda, point.NonZero);
        List<string> all = [.. notes];
        if (!point.HasConverged) throw ModelTrainer.Fault("MOD013", "The search for the coefficients has no end.", "A larger --lambda has an answer.");
        if (point.NonZero == 0) all.Add("The penalty leaves no feature: everybody gets the same risk.");
        return new FittedTerms(point.Intercept, point.Coefficients, new double?[design.Terms.Count], new string?[design.Terms.Count], baseline, null, settings, all);
    }

    private static (ElasticNetPoint Point, double Alpha, List<string> Notes, Dictionary<string, double> Settings) Choose(
        FitRows rows, TrainingOptions options, Func<int[], ElasticNetOptions, IReadOnlyList<ElasticNetPoint>> path, Func<ElasticNetPoint, int[], int[], (double Loss, double Weight)> loss)
    {
        int[] all = [.. Enumerable.Range(0, rows.Count)];
        if (options.Lambda is { } given && !options.IsTuned) return (path(all, new ElasticNetOptions { Alpha = options.Alpha, Lambdas = [given] })[0], options.Alpha, [], []);
        var folds = FoldAssignment.Of(rows.People, rows.Outcomes, options.InnerFolds, options.Seed);
        var parts = Enumerable.Range(0, folds.Max() + 1).Select(fold => (Held: Array.FindAll(all, row => folds[row] == fold), Learnt: Array.FindAll(all, row => folds[row] != fold))).ToList();
        ElasticNetPoint? best = null;
        var (bestLoss, bestAlpha, notes, settings) = (double.PositiveInfinity, options.Alpha, new List<string>(), new Dictionary<string, double>());
        foreach (var alpha in options.IsTuned ? TriedAlphas : [options.Alpha])
        {
            var points = path(all, new ElasticNetOptions { Alpha = alpha, Lambdas = options.Lambda is { } fixedLambda ? [fixedLambda] : null });
            var lambdas = points.Select(point => point.Lambda).ToList();
            var losses = parts.ConvertAll(part => path(part.Learnt, new ElasticNetOptions { Alpha = alpha, Lambdas = lambdas }).Select(point => loss(point, part.Held, part.Learnt)).ToList());
            var (means, errors) = PenaltyLoss.Summary(losses, lambdas.Count);
            var least = Array.IndexOf(means, means.Min());
            var chosen = options.LambdaRule == LambdaRule.Min ? least : Array.FindIndex(means, mean => mean <= means[least] + errors[least]);
            if (!(means[least] < bestLoss)) continue;
            (best, bestLoss, bestAlpha) = (points[chosen], means[least], alpha);
            (settings["lambdaMin"], settings["lambda1se"], settings["innerLoss"]) = (lambdas[least], lambdas[Array.FindIndex(means, mean => mean <= means[least] + errors[least])], means[chosen]);
            if (options.Lambda is null && least == lambdas.Count - 1 && lambdas.Count > 1) notes.Add($"The smallest penalty of the path does best with alpha {alpha:0.##}: hardly any penalty is wanted.");
        }

        settings["innerFolds"] = parts.Count;
        return (best ?? throw ModelTrainer.Fault("MOD013", "No penalty gives a finite loss on held-out rows.", "Leave out features with extreme values."), bestAlpha, notes, settings);
    }

    private static double[][] Columns(LearntDesign design, int[] rows) => [.. design.Columns.Select(column => Array.ConvertAll(rows, row => column[row]))];
}
