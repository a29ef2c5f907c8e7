using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Tables;

namespace Tabib.App.Models.Predicting;

/// <summary>Predictions as CSV, a row a person, in the order of the table.</summary>
internal static class PredictedFile
{
    private static readonly string[] Columns = ["id", "risk", "linear_predictor", "reason", "notes", "like_n", "like_from", "like_to", "like_observed", "like_low", "like_high"];

    private const int ProgressEvery = 10_000;

    /// <param name="path">Appears whole or not at all.</param>
    public static void Write(string path, IEnumerable<PersonPrediction> people, int count, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        using var file = new CsvFile(path, Columns);
        var done = 0;
        foreach (var person in people)
        {
            if (done++ % ProgressEvery == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress.Report(new ProgressReport("predict", done - 1, count, "people"));
            }

            file.WriteRow(Fields(person));
        }

        file.Commit();
    }

    private static string Notes(PersonPrediction person)
    {
        var notes = new List<string>();
        if (person.Imputed.Count > 0) notes.Add($"missing: {string.Join(", ", person.Imputed)}");
        if (person.OutsideTraining.Count > 0) notes.Add($"outside training: {string.Join(", ", person.OutsideTraining)}");
        if (person.Like?.CannotSay is { } why) notes.Add($"people like this one: {why}");
        return string.Join("; ", notes);
    }

    private static string[] Fields(PersonPrediction person) =>
    [
        person.Id, Number(person.Risk), Number(person.LinearPredictor), person.Reason ?? "", Notes(person), person.Like is { People: > 0 } like ? like.People.ToString(CultureInfo.InvariantCulture) : "",
        Number(person.Like?.From), Number(person.Like?.To), Number(person.Like?.Observed), Number(person.Like?.Lower), Number(person.Like?.Upper),
    ];

    private static string Number(double? value) => value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : "";
}
