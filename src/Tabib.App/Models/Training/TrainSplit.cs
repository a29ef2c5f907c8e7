using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Tables;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Prediction.Training;
using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Training;

/// <summary>Which rows are held out, and when.</summary>
/// <param name="Rows">Those that take part.</param>
/// <param name="Folds">Of each of them: the turn in which it is held out, from 0; -1 for never.</param>
/// <param name="How">For people.</param>
internal sealed record TrainSplit(int[] Rows, int[] Folds, string How, IReadOnlyList<string> Notes)
{
    private const int DefaultFolds = 5;
    private const int MostFolds = 100;

    /// <summary>Whether each row is held out once.</summary>
    public bool IsCrossFit => Folds.Length > 0 && Array.TrueForAll(Folds, fold => fold >= 0);

    /// <summary>Rows of the model that is kept: all where each is held out in turn, else those that are not held out.</summary>
    public int[] Learnt => IsCrossFit || Array.TrueForAll(Folds, fold => fold < 0) ? Rows : [.. Rows.Where((_, i) => Folds[i] < 0)];

    /// <exception cref="ProblemException">CLI002: no such split; MOD014: too few people; MOD025: people on both sides.</exception>
    public static TrainSplit Of(TrainOptions options, TrainRows rows)
    {
        if (options.Split is not null && options.Folds is not null) throw Fault.InOption("--split", "Give one of --folds and --split.");
        int[] people = Array.ConvertAll(rows.Kept, row => rows.People[row]);
        bool[] outcomes = Array.ConvertAll(rows.Kept, row => rows.Data.Outcomes[row]);
        if (options.Split is null)
        {
            var asked = options.Folds ?? DefaultFolds;
            if (asked is < 0 or 1 or > MostFolds) throw Fault.InOption("--folds", $"{asked} is not 0 or from 2 to {MostFolds}.");
            if (asked == 0) return new TrainSplit(rows.Kept, Array.ConvertAll(rows.Kept, _ => -1), "nothing is held out", ["Nothing was held out: the numbers are those of the rows that the model learnt from, and too good."]);
            var folds = FoldAssignment.Of(people, outcomes, asked, options.Seed);
            var parts = folds.Max() + 1;
            return new TrainSplit(rows.Kept, folds, $"{parts} folds of people", parts < asked ? [$"{parts} folds instead of {asked}: not every fold would have people with and without the outcome."] : []);
        }

        return options.Split.Split(':', 2) switch
        {
            ["random", var share] when double.TryParse(share, NumberStyles.Float, CultureInfo.InvariantCulture, out var part) && part is > 0 and < 1 =>
                Held(rows, HoldOut.Of(people, outcomes, part, options.Seed), string.Create(CultureInfo.InvariantCulture, $"a share of {part} of the people held out at random")),
            ["column", { Length: > 0 } column] => ByColumn(rows, column, people),
            ["time", { Length: > 0 } column] => ByTime(rows, column, people),
            _ => throw Fault.InOption("--split", $"'{options.Split}' is none of random:SHARE, column:COL, time:COL."),
        };
    }

    private static TrainSplit ByColumn(TrainRows rows, string column, int[] people)
    {
        var values = new TableColumns(rows.Table).Outcome(column, null, new List<string>());
        bool[] held = Array.ConvertAll(rows.Kept, row => values[row] == 1);
        var both = people.Where((_, i) => held[i]).Intersect(people.Where((_, i) => !held[i])).Count();
        if (both > 0) throw Fault.InData("MOD025", rows.Table.Path, $"{both} people have rows on both sides of {column}.", "A person who is learnt from cannot judge the model: put all rows of a person on one side.");
        return Held(rows, held, $"rows with 1 in {column} held out");
    }

    /// <summary>The last third of the rows by date; of people who are learnt from, later rows are left out.</summary>
    private static TrainSplit ByTime(TrainRows rows, string name, int[] people)
    {
        var column = rows.Table[name];
        if (column.Kind == DataColumnKind.Text) throw Fault.InData("DAT006", rows.Table.Path, $"{name} is text, neither dates nor numbers.", "Dates are written as 2026-03-31.");
        if (Array.Find(rows.Kept, column.IsMissing) is var missing && column.IsMissing(missing)) throw Fault.InData("MOD016", rows.Table.Path, $"Row {missing + 1} has no {name}.", "A split by time needs the time of each row.");
        int[] order = column.Kind == DataColumnKind.Number
            ? [.. Enumerable.Range(0, rows.Kept.Length).OrderBy(i => column.Numbers[rows.Kept[i]])]
            : [.. Enumerable.Range(0, rows.Kept.Length).OrderBy(i => column.Texts[rows.Kept[i]], StringComparer.Ordinal)];
        var first = rows.Kept[order[order.Length * 2 / 3]];
        bool[] late = Array.ConvertAll(rows.Kept, row => column.Kind == DataColumnKind.Number ? column.Numbers[row] >= column.Numbers[first] : string.CompareOrdinal(column.Texts[row], column.Texts[first]) >= 0);
        var known = people.Where((_, i) => !late[i]).ToHashSet();
        int[] used = [.. Enumerable.Range(0, late.Length).Where(i => !late[i] || !known.Contains(people[i]))];
        string[] notes = used.Length < late.Length ? [$"{late.Length - used.Length} late rows of people who are learnt from are left out."] : [];
        return Held(rows with { Kept = [.. used.Select(i => rows.Kept[i])] }, [.. used.Select(i => late[i])], $"rows from {name} {TableColumns.Written(column, first)} on held out") with { Notes = notes };
    }

    private static TrainSplit Held(TrainRows rows, bool[] held, string how)
    {
        if (Array.TrueForAll(held, isHeld => isHeld) || !Array.Exists(held, isHeld => isHeld)) throw Fault.InData("MOD014", rows.Table.Path, "The split leaves one side empty.", "Both sides need rows with and without the outcome.");
        return new TrainSplit(rows.Kept, Array.ConvertAll(held, isHeld => isHeld ? 0 : -1), how, []);
    }
}
