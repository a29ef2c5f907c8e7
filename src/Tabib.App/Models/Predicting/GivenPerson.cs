using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Prediction;
using Tabib.Record.Cohorts;

namespace Tabib.App.Models.Predicting;

/// <summary>One person out of the command line: a column of one row for each input of a model.</summary>
internal static class GivenPerson
{
    /// <exception cref="ProblemException">CLI002: no such input, one twice, or a number that is none.</exception>
    public static IReadOnlyList<DataColumn> Read(IReadOnlyList<string> given, IReadOnlyList<ModelFeature> features)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in given.SelectMany(text => text.Split(',')))
        {
            if (pair.IndexOf('=', StringComparison.Ordinal) is var at && at < 1) throw Fault.InOption("--with", $"'{pair}' is not NAME=VALUE.");
            var name = pair[..at].Trim();
            if (features.All(feature => feature.Name != name)) throw Fault.InOption("--with", $"'{name}' is no input of the model. It takes: {string.Join(", ", features.Select(feature => feature.Name))}.");
            if (!values.TryAdd(name, pair[(at + 1)..].Trim())) throw Fault.InOption("--with", $"'{name}' is given twice.");
        }

        return [.. features.Select(feature => ColumnOf(feature, values.GetValueOrDefault(feature.Name)))];
    }

    private static DataColumn ColumnOf(ModelFeature feature, string? text)
    {
        if (text is "" or "NA" or "NaN") text = null;
        if (feature.Kind == FeatureKind.Category) return new DataColumn(feature.Name, DataColumnKind.Text, [], [text]);
        if (text is null) return new DataColumn(feature.Name, DataColumnKind.Number, [double.NaN], []);
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number)) throw Fault.InOption("--with", $"'{text}' is no number; the model takes '{feature.Name}' for one.");
        return new DataColumn(feature.Name, DataColumnKind.Number, [number], []);
    }
}
