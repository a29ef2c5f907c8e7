using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Tables;
using Tabib.Core.Outcomes;
using Tabib.Core.Statistics;
using Tabib.Evidence.Explanation;

namespace Tabib.App.Models.Explaining;

/// <summary>The people whom the page explains one by one.</summary>
internal sealed class ShownPeople
{
    private const int MostShown = 50;

    private readonly (int Row, string? Choice)[] _people;

    private ShownPeople((int, string?)[] people) => _people = people;

    /// <exception cref="ProblemException">EXP008: nobody has the id, several have, or the one has no prediction.</exception>
    public static ShownPeople Of(ExplainOptions options, ExplainInput input)
    {
        var asked = TableColumns.Listed(options.People);
        if (asked.Length > MostShown) throw Fault.InOption("--people", $"{asked.Length} people are too many for a page: at most {MostShown}. contributions.csv has everyone.");
        return asked.Length == 0 ? Chosen(input) : new ShownPeople([.. asked.Select(id => (RowOf(options, input, id), (string?)null))]);
    }

    public IReadOnlyList<ExplainedPerson> Explain(ExplainInput input, ModelExplainer explainer, ExplainOptions options, double baseValue)
    {
        var table = explainer.Explain([.. _people.Select(person => person.Row)]);
        return [.. _people.Select((person, place) => One(input, options, table, baseValue, person.Row, person.Choice, place))];
    }

    private static ExplainedPerson One(ExplainInput input, ExplainOptions options, ContributionTable table, double baseValue, int row, string? choice, int place)
    {
        var contributions = new List<InputContribution>();
        var margin = baseValue;
        foreach (var feature in Enumerable.Range(0, table.Features.Count).OrderByDescending(feature => Math.Abs(table.Columns[feature][place])).ThenBy(feature => table.Features[feature], StringComparer.Ordinal))
        {
            var own = input.Model.Features[feature];
            margin += table.Columns[feature][place];
            contributions.Add(new InputContribution(own.Name, TableColumns.Written(input.Table[own.Name], row), own.Unit, table.Columns[feature][place], input.Model.Risk(margin)));
        }

        var predictor = table.Margins[place];
        return new ExplainedPerson(input.IdOf(options, row), choice, input.Predictions.Risks[row], predictor, contributions, input.Predictions.ImputedIn(row), input.Predictions.OutsideTrainingIn(row), input.Validated.Near(predictor));
    }

    private static ShownPeople Chosen(ExplainInput input)
    {
        var order = NumberOrder.Of(Array.ConvertAll(input.Rows, row => input.Predictions.Risks[row]));
        (int Row, string?)[] three = [(input.Rows[order[^1]], "highest risk"), (input.Rows[order[order.Length / 2]], "middle risk"), (input.Rows[order[0]], "lowest risk")];
        return new ShownPeople([.. three.DistinctBy(person => person.Row)]);
    }

    private static int RowOf(ExplainOptions options, ExplainInput input, string id)
    {
        var rows = new List<int>();
        if (options.Id is null)
        {
            if (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= input.Table.Rows) rows.Add(number - 1);
        }
        else
        {
            rows.AddRange(Enumerable.Range(0, input.Table.Rows).Where(row => TableColumns.Written(input.Table[options.Id], row) == id));
        }

        if (rows.Count == 0) throw Fault.InData("EXP008", options.Data, options.Id is null ? $"There is no row {id}: the table has {input.Table.Rows}." : $"Nobody has '{id}' in {options.Id}.", "Name people as the table does; --id says in which column.");
        if (rows.Count > 1) throw Fault.InData("EXP008", options.Data, $"{rows.Count} rows have '{id}' in {options.Id}.", "Leave --id out and name rows by their number.");
        if (double.IsNaN(input.Predictions.Risks[rows[0]])) throw Fault.InData("EXP008", options.Data, $"There is no prediction for '{id}': {input.Predictions[rows[0]].Reason!.Describe()}.", "Without a prediction there is nothing to explain.");
        return rows[0];
    }
}
