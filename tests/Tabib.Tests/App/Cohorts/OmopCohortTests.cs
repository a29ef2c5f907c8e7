using Tabib.App.Capabilities;
using Tabib.App.Cohorts;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App.Cohorts;

/// <summary>The same definition over OMOP tables.</summary>
public sealed class OmopCohortTests : IDisposable
{
    private const string Definition = """
        {"index":{"event":{"kind":"condition","codes":["SNOMED|44054006"]}},"entry":[{"name":"adults","age":{"from":18}}],"outcome":{"event":{"kind":"death"}},
         "features":[{"name":"age","demographic":"age"},{"name":"sex","demographic":"sex"},{"name":"creatinine","kind":"observation","codes":["LOINC|2160-0"],"take":"latest","unit":"umol/L"},{"name":"inpatient","kind":"encounter","codes":"IMP","take":"count"}]}
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-omop-").FullName;

    public OmopCohortTests()
    {
        Write("definition.json", Definition);
        Write("PERSON.csv", "person_id,gender_concept_id,year_of_birth,month_of_birth,day_of_birth\n7,8532,1960,6,1\n8,8507,2010,1,1\n9,8507,1950,,\n");
        Write("observation_period.csv", "observation_period_id,person_id,observation_period_start_date,observation_period_end_date\n1,7,2015-01-01,2022-12-31\n2,8,2015-01-01,2022-12-31\n3,9,2015-01-01,2022-12-31\n");
        Write("condition_occurrence.csv", "condition_occurrence_id,person_id,condition_concept_id,condition_start_date,condition_source_value\n1,7,201826,2020-05-31,\n2,8,201826,2020-05-31,\n3,9,0,2020-01-01,44054006\n4,7,201826,2021-01-01,\n");
        Write("measurement.csv", "measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number,unit_source_value,measurement_source_value\n1,7,0,2020-05-01,1,mg/dL,2160-0\n2,7,0,2020-06-01,9,mg/dL,2160-0\n3,9,0,2019-01-01,100,umol/L,2160-0\n");
        Write("visit_occurrence.csv", "visit_occurrence_id,person_id,visit_concept_id,visit_start_date,visit_end_date\n1,7,9201,2020-01-01,2020-01-05\n2,7,9202,2020-02-01,2020-02-01\n");
        Write("death.csv", "person_id,death_date\n9,2021-01-01\n");
        Write("concept.csv", "concept_id,concept_name,vocabulary_id,concept_code\n201826,Type 2 diabetes mellitus,SNOMED,44054006\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Concepts_and_source_values_are_codes_and_units_are_converted()
    {
        var path = Path.Combine(_folder, "out.csv");
        new CohortExtractCapability().Run(new CohortExtractOptions { Definition = Path.Combine(_folder, "definition.json"), Omop = _folder, Out = path }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);
        Assert.Equal(
            ["patient,index_moment,outcome,time,age,sex,creatinine,creatinine_age_days,inpatient", "7,2020-05-31T00:00:00Z,0,944,59,female,88.4016973125884,30,1", "9,2020-01-01T00:00:00Z,1,366,70,male,100.0,365,0"],
            File.ReadAllLines(path));
        Assert.True(File.Exists(Path.Combine(_folder, "out.features.json")) && File.Exists(path + ".run.json"));
        Assert.DoesNotContain(Directory.EnumerateFiles(_folder), file => file.Contains("partial", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_left_is_counted_in_order()
    {
        var result = Count();
        Assert.Equal([("patients", 3L), ("index event", 3L), ("alive at the index moment", 3L), ("adults", 2L), ("without the outcome before", 2L), ("followed when the time at risk begins", 2L)], result.Attrition.Select(step => (step.Rule, step.Patients)));
        Assert.Equal([1L, 1L, 0L], result.Outcomes);
    }

    [Theory]
    [InlineData("person.csv", null, "COH012")]
    [InlineData("PERSON.csv", "person_id,gender_concept_id\n7,8532\n", "COH013")]
    [InlineData("PERSON.csv", "person_id,gender_concept_id,year_of_birth\nseven,8532,1960\n", "COH012")]
    [InlineData("PERSON.csv", "person_id,gender_concept_id,year_of_birth\n7,8532\n8,8507,1960\n", "COH012")]
    [InlineData("measurement.csv", "measurement_id,person_id,measurement_concept_id,measurement_date\n1,7,0,31.5.2020\n", "COH012")]
    [InlineData("death.csv", "\u0001\u0002", "COH013")]
    public void A_table_that_cannot_be_read_is_told(string file, string? content, string code)
    {
        if (content is null) File.Delete(Path.Combine(_folder, "PERSON.csv"));
        else Write(file, content);
        Assert.Equal(code, Assert.Throws<ProblemException>(Count).Problem.Code);
    }

    [Theory]
    [InlineData("SNOMED|1", "COH010")]
    [InlineData("\"exclude\"", "COH011")]
    public void An_extract_of_nobody_is_refused(string change, string code)
    {
        Write("definition.json", code == "COH010" ? Definition.Replace("SNOMED|44054006", change, StringComparison.Ordinal) : Definition.Replace("\"from\":18", "\"from\":120", StringComparison.Ordinal));
        var fault = Assert.Throws<ProblemException>(() => new CohortExtractCapability().Run(new CohortExtractOptions { Definition = Path.Combine(_folder, "definition.json"), Omop = _folder, Out = Path.Combine(_folder, "none.csv") }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken));
        Assert.Equal((code, ProblemKind.BadData), (fault.Problem.Code, fault.Kind));
        Assert.False(File.Exists(Path.Combine(_folder, "none.csv")));
    }

    private CohortCountResult Count() => new CohortCountCapability().Run(new CohortOptions { Definition = Path.Combine(_folder, "definition.json"), Omop = _folder }, new Progress<ProgressReport>(), TestContext.Current.CancellationToken);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
