namespace Tabib.Evidence.Prediction.Training;

/// <summary>What happened in the rows that a fit learns from, in their order.</summary>
internal sealed class FitRows(TrainingData data, int[] rows, int[] people)
{
    public int Count => rows.Length;

    /// <summary>The person of each.</summary>
    public int[] People { get; } = people;

    public bool[] Outcomes { get; } = Array.ConvertAll(rows, row => data.Outcomes[row]);

    /// <summary>Empty without times.</summary>
    public double[] Stop { get; } = Of(data.Stop, rows);

    /// <summary>Empty without times.</summary>
    public int[] Cause { get; } = Of(data.Cause, rows);

    public int Causes => data.Causes;

    private static T[] Of<T>(T[]? values, int[] rows) => values is null ? [] : Array.ConvertAll(rows, row => values[row]);
}
