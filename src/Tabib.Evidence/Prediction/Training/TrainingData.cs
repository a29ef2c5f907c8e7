using Tabib.Record.Cohorts;

namespace Tabib.Evidence.Prediction.Training;

/// <summary>Rows to learn from: columns of features, and what happened.</summary>
/// <param name="Columns">Of the features, one value a row.</param>
/// <param name="Outcomes">Whether the row has the outcome, or the event of interest.</param>
/// <param name="Stop">Times at the event or the end of follow-up; null without times.</param>
/// <param name="Cause">With times: 0 censored, 1 the event, from 2 competing events.</param>
/// <param name="Causes">Events that there are.</param>
public sealed record TrainingData(IReadOnlyList<DataColumn> Columns, bool[] Outcomes, double[]? Stop = null, int[]? Cause = null, int Causes = 1)
{
    public int Rows => Outcomes.Length;
}
