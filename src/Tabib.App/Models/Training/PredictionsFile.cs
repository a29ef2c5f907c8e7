using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Tables;
using Tabib.Evidence.Prediction.Training;

namespace Tabib.App.Models.Training;

/// <summary>predictions.csv: what the model says of rows that it had not seen, beside what happened; <c>models validate</c> and <c>models audit</c> read it.</summary>
internal static class PredictionsFile
{
    public const string Name = "predictions.csv";
    public const string Prediction = "prediction";
    public const string Outcome = "outcome";
    public const string Time = "time";
    public const string Event = "event";
    private const string Row = "row";
    private const string Fold = "fold";
    private const string Person = "id";

    private static readonly string[] Own = [Row, Person, Fold, Outcome, Time, Event, Prediction];

    /// <exception cref="Core.Outcomes.ProblemException">CLI002: a group has the name of a column that the file has for itself.</exception>
    public static void ThrowIfTaken(IEnumerable<string> groups)
    {
        if (groups.FirstOrDefault(Own.Contains) is { } taken) throw Fault.InOption("--groups", $"'{taken}' is a column that predictions.csv has for itself: give the column another name.");
    }

    /// <param name="path">Appears whole or not at all.</param>
    public static void Write(string path, TrainRows rows, TrainSplit split, CrossFit fit, string? id, IReadOnlyList<string> groups)
    {
        string[] header = [Row, .. id is null ? Array.Empty<string>() : [Person], Fold, .. rows.Data.Stop is null ? [Outcome] : new[] { Time, Event }, .. groups, Prediction];
        using var file = new CsvFile(path, header);
        for (var i = 0; i < split.Rows.Length; i++)
        {
            var row = split.Rows[i];
            if (split.Folds[i] < 0) continue;
            List<string> fields = [Written(row + 1)];
            if (id is not null) fields.Add(TableColumns.Written(rows.Table[id], row) ?? "");
            fields.Add(Written(split.Folds[i] + 1));
            if (rows.Data.Stop is { } stop) fields.AddRange([stop[row].ToString("R", CultureInfo.InvariantCulture), Written(rows.Data.Cause![row])]);
            else fields.Add(rows.Data.Outcomes[row] ? "1" : "0");
            fields.AddRange(groups.Select(group => TableColumns.Written(rows.Table[group], row) ?? ""));
            fields.Add(double.IsNaN(fit.Risks[row]) ? "" : fit.Risks[row].ToString("R", CultureInfo.InvariantCulture));
            file.WriteRow(fields);
        }

        file.Commit();
    }

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);
}
