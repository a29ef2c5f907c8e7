using System.Text;
using System.Text.Json;
using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Findings;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Time;
using Tabib.Core.Units;
using Tabib.Evidence.Risk;
using Tabib.Record.Journal;

namespace Tabib.Tests.Evidence.Risk;

public sealed class RiskEngineTests
{
    private static readonly DateTimeOffset Now = new(2024, 6, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly RiskEngine Engine = new(ScoreLibrary.Embedded());

    [Fact]
    public void The_newest_valid_creatinine_is_converted_and_traced_to_its_fact()
    {
        var finding = Engine.Evaluate("ckd-epi-2021-creatinine", Record(Female, Born("1974-01-01"), Lab("2160-0", "70", "umol/L", 400), Lab("2160-0", "88.4", "umol/L", 10)));
        Assert.InRange(finding.Outcome.Value[0].Value, 68.4, 68.8);
        Assert.Equal("G2", finding.Outcome.Value[0].Category);
        var input = finding.Inputs.Single(candidate => candidate.Name == "creatinine");
        Assert.Equal(("88.4 umol/L", 10.0), (input.Original, input.AgeDays));
        Assert.Equal("Observation", input.Source!.Value.ResourceType);
    }

    [Fact]
    public void A_measurement_outside_the_look_back_is_missing()
    {
        var finding = Engine.Evaluate("ckd-epi-2021-creatinine", Record(Female, Born("1974-01-01"), Lab("2160-0", "1.0", "mg/dL", 800)));
        Assert.Equal(["creatinine"], Assert.IsType<OutcomeReason.MissingInputs>(finding.Outcome.Reason).Names);
    }

    [Fact]
    public void An_unknown_sex_is_missing_and_never_assumed()
    {
        var finding = Engine.Evaluate("ckd-epi-2021-creatinine", Record(Born("1974-01-01"), Lab("2160-0", "1.0", "mg/dL", 8)));
        Assert.Equal(["sex"], Assert.IsType<OutcomeReason.MissingInputs>(finding.Outcome.Reason).Names);
    }

    [Fact]
    public void A_creatinine_that_must_be_in_another_unit_is_refused()
    {
        var finding = Engine.Evaluate("ckd-epi-2021-creatinine", Record(Female, Born("1974-01-01"), Lab("2160-0", "88", "mg/dL", 8)));
        Assert.Equal("creatinine", Assert.IsType<OutcomeReason.OutOfRange>(finding.Outcome.Reason).Name);
    }

    [Fact]
    public void A_child_is_outside_the_population_even_where_inputs_are_missing() =>
        Assert.IsType<OutcomeReason.NotApplicable>(Engine.Evaluate("ckd-epi-2021-creatinine", Record(Born("2015-01-01"))).Outcome.Reason);

    [Fact]
    public void Absence_is_taken_for_no_only_with_a_problem_list_and_is_reported()
    {
        var without = Engine.Evaluate("cha2ds2-vasc", Record(Female, Born("1950-01-01")));
        Assert.Contains("diabetes", Assert.IsType<OutcomeReason.MissingInputs>(without.Outcome.Reason).Names);
        var with = Engine.Evaluate("cha2ds2-vasc", Record(Female, Born("1950-01-01"), Condition("38341003", "Hypertension")));
        Assert.Equal(3, with.Outcome.Value[0].Value);
        Assert.NotNull(with.Inputs.Single(input => input.Name == "diabetes").Assumed);
        Assert.Null(with.Inputs.Single(input => input.Name == "hypertension").Assumed);
        Assert.Equal(["hypertension", "age", "female sex"], with.Contributions.Select(contribution => contribution.Input).Order().OrderBy(name => name.Length == 3 ? 1 : name[0] == 'f' ? 2 : 0));
    }

    [Fact]
    public void A_score_takes_what_another_score_computes()
    {
        var finding = Engine.Evaluate("kfre-4", Record(Female, Born("1954-01-01"), Lab("2160-0", "2.0", "mg/dL", 8), Lab("14959-1", "300", "mg/g", 8)));
        Assert.True(finding.Outcome.IsValue);
        Assert.Equal("computed by ckd-epi-2021-creatinine", finding.Inputs.Single(input => input.Name == "egfr").Original);
        Assert.NotNull(finding.Inputs.Single(input => input.Name == "region").Assumed);
    }

    [Fact]
    public void Missing_points_are_bounded_in_a_note_and_give_no_score()
    {
        var finding = Engine.Evaluate("curb-65", new Dictionary<string, InputValue> { ["age"] = InputValue.Of(70, "a"), ["bun"] = InputValue.Of(30, "mg/dL") }, Now);
        Assert.False(finding.Outcome.IsValue);
        Assert.Contains(finding.Notes, note => note.Contains("between 2 and 5", StringComparison.Ordinal));
    }

    [Fact]
    public void All_scores_of_a_record_are_computed_the_same_each_time()
    {
        var record = Record(Female, Born("1974-01-01"), Lab("2160-0", "1.0", "mg/dL", 8), Condition("44054006", "Diabetes"));
        Assert.Equal(Json(Engine.EvaluateAll(record)), Json(Engine.EvaluateAll(record)));
        Assert.DoesNotContain(Engine.EvaluateAll(record), finding => finding.Id == "steroid-equivalence");
    }

    [Fact]
    public void Unknown_names_are_refused_with_the_nearest_one()
    {
        var fault = Assert.Throws<ProblemException>(() => Engine.Evaluate("bmi", new Dictionary<string, InputValue> { ["wieght"] = InputValue.Of(70, "kg") }, Now));
        Assert.Equal("RSK002", fault.Problem.Code);
        Assert.Contains("weight", fault.Problem.Hint);
        Assert.Equal("RSK001", Assert.Throws<ProblemException>(() => Engine.Library["bmj"]).Problem.Code);
    }

    [Theory]
    [InlineData("""{"weight":{"value":154.3,"unit":"[lb_av]"},"height":{"value":70,"unit":"[in_i]"}}""", 0)]
    [InlineData("""{"weight":70,"height":{"value":175,"unit":"cm"}}""", 1)]
    [InlineData("""{"wait":70}""", 1)]
    [InlineData("""[]""", 1)]
    [InlineData("""{""", 1)]
    public void Inputs_from_a_file_name_value_and_unit(string json, int faults)
    {
        var problems = new List<Problem>();
        var inputs = InputFileReader.Read(Encoding.UTF8.GetBytes(json), Engine.Library.InputsOf(Engine.Library["bmi"]), problems);
        Assert.Equal(faults, problems.Count);
        if (faults == 0) Assert.InRange(Engine.Evaluate("bmi", inputs, Now).Outcome.Value[0].Value, 22.1, 22.2);
    }

    private static string Json(IReadOnlyList<Finding> findings)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartArray();
            foreach (var finding in findings) FindingJson.Write(json, finding);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static Fact Female => Make(FactKind.Demographic, DemographicCodes.Sex, FactValue.Of(new Code("http://hl7.org/fhir/administrative-gender", "female")), 1000);

    private static Fact Born(string date) => Make(FactKind.Demographic, DemographicCodes.BirthDate, FactValue.Date(date), 1000);

    private static Fact Lab(string loinc, string digits, string unit, int daysAgo) =>
        Make(FactKind.Observation, new Code(CodeSystems.Loinc, loinc), FactValue.Of(new Quantity(digits, unit)), daysAgo);

    private static Fact Condition(string snomed, string display) => Make(FactKind.Condition, new Code(CodeSystems.Snomed, snomed), FactValue.None, 500) with { Display = display };

    private static PatientRecord Record(params Fact[] facts) => PatientRecord.Create(new PatientKey(1), Now, facts);

    private static Fact Make(FactKind kind, Code code, FactValue value, int daysAgo) => new()
    {
        Patient = new PatientKey(1),
        Kind = kind,
        Code = code,
        Value = value,
        Effective = new Interval(Now.AddDays(-daysAgo), kind == FactKind.Condition ? DateTimeOffset.MaxValue : Now.AddDays(-daysAgo).AddTicks(1)),
        KnownAt = Now.AddDays(-daysAgo),
        Source = new FactSource(daysAgo, kind.ToString(), code.Value, 1),
    };
}
