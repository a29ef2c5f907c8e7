using System.Globalization;
using System.IO.Compression;
using Tabib.App.Capabilities;
using Tabib.App.Cohorts;
using Tabib.Record.Cohorts;

namespace Tabib.Conformance.App.Cohorts;

/// <summary>A cohort over the OMOP tables of Synthea27Nj (28 people), counted anew by going through the rows one by one.</summary>
public sealed class OmopCohortCaseTests : IDisposable
{
    private const string Stress = "73595000";
    private const string Sinusitis = "444814009";
    private const string Pharyngitis = "195662009";
    private const string Weight = "29463-7";

    private const string Definition = """
        {"index":{"event":{"kind":"condition","codes":["SNOMED|73595000"]}},"entry":[{"name":"adults","age":{"from":18}}],
         "outcome":{"event":{"kind":"condition","codes":["SNOMED|195662009"]},"prior":"keep"},"timeAtRisk":{"startDays":1,"endDays":1825},
         "features":[{"name":"age","demographic":"age"},{"name":"sex","demographic":"sex"},
          {"name":"weight","kind":"observation","codes":["LOINC|29463-7"],"take":"latest","unit":"kg"},
          {"name":"heaviest","kind":"observation","codes":["LOINC|29463-7"],"take":"max","days":3650,"unit":"kg"},
          {"name":"sinusitis","kind":"condition","codes":["SNOMED|444814009"],"take":"count"},
          {"name":"visits","kind":"encounter","take":"count","days":1000}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-omop-case-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Features_are_those_counted_by_hand()
    {
        var tables = Path.Combine(_folder, "omop");
        ZipFile.ExtractToDirectory(SharedData.Find("records/omop/Synthea27Nj_5.4.zip"), tables);
        var (definition, path) = (Path.Combine(_folder, "definition.json"), Path.Combine(_folder, "out.csv"));
        File.WriteAllText(definition, Definition);
        var count = new CohortCountCapability().Run(new CohortOptions { Definition = definition, Omop = tables }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        new CohortExtractCapability().Run(new CohortExtractOptions { Definition = definition, Omop = tables, Out = path }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        var expected = Expected(tables, out var withStress);
        Assert.Equal((28, withStress, expected.Count), (count.Attrition[0].Patients, count.Attrition[1].Patients, count.Attrition[^1].Patients));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, File.ReadLines(path).Skip(1).Select(Rounded));
    }

    /// <summary>The columns without the outcome's time: patient, day of the index, outcome, age, sex, weight, its age, greatest weight, sinusitis, visits.</summary>
    private static List<string> Expected(string folder, out int withStress)
    {
        var conditions = Rows(folder, "CONDITION_OCCURRENCE", "person_id", "condition_source_value", "condition_start_date");
        var weights = Rows(folder, "MEASUREMENT", "person_id", "measurement_source_value", "measurement_date", "value_as_number").Where(row => row[1] == Weight && row[3].Length > 0).ToArray();
        var visits = Rows(folder, "VISIT_OCCURRENCE", "person_id", "visit_start_date");
        var periods = Rows(folder, "OBSERVATION_PERIOD", "person_id", "observation_period_start_date", "observation_period_end_date").ToDictionary(row => row[0], row => (First: Day(row[1]), Last: Day(row[2])));
        var lines = new List<string>();
        withStress = 0;
        foreach (var person in Rows(folder, "PERSON", "person_id", "gender_concept_id", "year_of_birth", "month_of_birth", "day_of_birth").OrderBy(row => int.Parse(row[0], CultureInfo.InvariantCulture)))
        {
            DateOnly[] stress = [.. conditions.Where(row => row[0] == person[0] && row[1] == Stress).Select(row => Day(row[2])).Order()];
            if (stress.Length == 0) continue;
            withStress++;
            var index = stress[0];
            var born = new DateOnly(Number(person[2]), Number(person[3]), Number(person[4]));
            var age = index.Year - born.Year - (index < born.AddYears(index.Year - born.Year) ? 1 : 0);
            if (age < 18 || periods[person[0]].Last < index.AddDays(1)) continue;
            var outcome = conditions.Any(row => row[0] == person[0] && row[1] == Pharyngitis && Day(row[2]) >= index.AddDays(1) && Day(row[2]) <= index.AddDays(1825) && Day(row[2]) <= periods[person[0]].Last) ? 1 : 0;
            var own = weights.Where(row => row[0] == person[0] && Day(row[2]) <= index).OrderBy(row => Day(row[2])).ToArray();
            var heaviest = own.Where(row => Day(row[2]) >= index.AddDays(-3650)).Select(row => double.Parse(row[3], CultureInfo.InvariantCulture)).ToArray();
            lines.Add(string.Join(',',
            [
                person[0], index.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Text(outcome), Text(age), person[1] == "8507" ? "male" : "female",
                own.Length == 0 ? "" : Text(double.Parse(own[^1][3], CultureInfo.InvariantCulture)), own.Length == 0 ? "" : Text(index.DayNumber - Day(own[^1][2]).DayNumber),
                heaviest.Length == 0 ? "" : Text(heaviest.Max()), Text(conditions.Count(row => row[0] == person[0] && row[1] == Sinusitis && Day(row[2]) <= index)),
                Text(visits.Count(row => row[0] == person[0] && Day(row[1]) <= index && Day(row[1]) >= index.AddDays(-1000))),
            ]));
        }

        return lines;
    }

    private static string Rounded(string line)
    {
        var fields = line.Split(',');
        return string.Join(',', [fields[0], fields[1][..10], fields[2], fields[4], fields[5], .. fields[6..].Select(field => field.Length == 0 ? "" : Text(double.Parse(field, CultureInfo.InvariantCulture)))]);
    }

    private static string[][] Rows(string folder, string table, params string[] columns)
    {
        var read = DataTable.Read(Path.Combine(folder, table + ".csv"), columns);
        return [.. Enumerable.Range(0, read.Rows).Select(row => Array.ConvertAll(columns, name => read[name].IsMissing(row) ? "" : read[name].Kind == DataColumnKind.Number ? Text(read[name].Numbers[row]) : read[name].Texts[row]!))];
    }

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
