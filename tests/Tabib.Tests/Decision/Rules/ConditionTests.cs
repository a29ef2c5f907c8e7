using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Decision.Recommendations;
using Tabib.Decision.Rules;

namespace Tabib.Tests.Decision.Rules;

public sealed class ConditionTests
{
    private const string Ask = ""","whenUnknown":{"action":"Measure.","patientText":"Ask."}""";

    [Theory]
    [InlineData("<", 60, 5, "<", Truth.True)]
    [InlineData("<", 60, 60, "<", Truth.True)]
    [InlineData("<", 60, 60, "<=", Truth.Unknown)]
    [InlineData("<", 60, 60, ">", Truth.False)]
    [InlineData("<", 60, 60, ">=", Truth.False)]
    [InlineData("<", 60, 50, ">", Truth.Unknown)]
    [InlineData(">=", 30, 10, ">", Truth.Unknown)]
    [InlineData(">=", 30, 300, ">", Truth.True)]
    [InlineData(">=", 30, 30, "<", Truth.False)]
    [InlineData(">", 30, 30, ">", Truth.True)]
    [InlineData("<=", 30, 30, ">", Truth.False)]
    public void A_bound_decides_only_where_all_it_allows_agrees(string op, double limit, double value, string comparator, Truth expected)
    {
        var when = $$$"""{"observation":{"codes":["loinc:33914-3"],"name":"eGFR","op":"{{{op}}}","value":{{{limit}}},"unit":"mL/min/{1.73_m2}"}}""";
        Assert.Equal(expected, Answer(when, Patients.Aged(60, Sex.Male, Patients.Measured("33914-3", value, "mL/min/{1.73_m2}", comparator: comparator))));
    }

    [Theory]
    [InlineData(5.2, "mmol/L", Truth.True)]
    [InlineData(201, "mg/dL", Truth.True)]
    [InlineData(4.9, "mmol/L", Truth.False)]
    [InlineData(201, "mm[Hg]", Truth.Unknown)]
    [InlineData(201, "no unit", Truth.Unknown)]
    public void Values_are_compared_in_the_unit_of_the_rule_or_not_at_all(double value, string unit, Truth expected)
    {
        const string when = """{"observation":{"codes":["loinc:2089-1"],"name":"LDL cholesterol","op":">=","value":190,"unit":"mg/dL","analyte":"2089-1"}}""";
        Assert.Equal(expected, Answer(when, Patients.Aged(60, Sex.Male, Patients.Measured("2089-1", value, unit))));
    }

    [Fact]
    public void A_day_counts_by_its_mean_and_the_newest_day_first()
    {
        const string when = """{"observation":{"codes":["loinc:8480-6"],"name":"pressure","op":">=","value":140,"unit":"mm[Hg]","days":2,"withinDays":365}}""";
        Assert.Equal(Truth.True, Answer(when, Patients.Aged(60, Sex.Male, Pressure(150, 10.3), Pressure(134, 10.4), Pressure(145, 40))));
        Assert.Equal(Truth.False, Answer(when, Patients.Aged(60, Sex.Male, Pressure(150, 10.3), Pressure(120, 10.4), Pressure(145, 40))));
        Assert.Equal(Truth.Unknown, Answer(when, Patients.Aged(60, Sex.Male, Pressure(150, 10), Pressure(150, 400))));
    }

    [Fact]
    public void What_is_missing_is_named_with_its_window()
    {
        const string when = """{"observation":{"codes":["loinc:8480-6"],"name":"pressure","op":">=","value":140,"unit":"mm[Hg]","withinDays":30}}""";
        var engine = new RuleEngine(Packs.Load(Packs.Rule(when, "Do.", "[]", Ask)));
        var question = Assert.Single(engine.Evaluate(Patients.Aged(60, Sex.Male, Pressure(150, 100)), []));
        Assert.Equal(RecommendationStrength.Information, question.Strength);
        Assert.Equal(["pressure from the last 30 days"], question.Missing);
    }

    [Fact]
    public void A_score_that_does_not_apply_asks_for_nothing()
    {
        const string when = """{"finding":{"id":"x","output":"y","op":">","value":1}}""";
        var engine = new RuleEngine(Packs.Load(Packs.Rule(when, "Do.", "[]", Ask)));
        var finding = Patients.Missing("x") with { Outcome = Tabib.Core.Outcomes.Outcome.NotApplicable("not for this age") };
        Assert.Empty(engine.Evaluate(Patients.Aged(60, Sex.Male), [finding]));
        Assert.Single(engine.Evaluate(Patients.Aged(60, Sex.Male), [Patients.Missing("x")]));
    }

    [Theory]
    [InlineData(FactStatus.Active, Truth.True, Truth.True)]
    [InlineData(FactStatus.Ended, Truth.False, Truth.True)]
    [InlineData(FactStatus.Unknown, Truth.Unknown, Truth.True)]
    [InlineData(FactStatus.Provisional, Truth.Unknown, Truth.Unknown)]
    [InlineData(FactStatus.Absent, Truth.False, Truth.False)]
    [InlineData(FactStatus.Planned, Truth.False, Truth.False)]
    public void A_diagnosis_counts_by_how_sure_and_how_current_it_is(FactStatus status, Truth active, Truth ever)
    {
        var record = Patients.Aged(60, Sex.Male, Patients.Condition("44054006", status: status));
        Assert.Equal(active, Answer("""{"condition":{"codes":["sct:44054006"],"name":"diabetes"}}""", record));
        Assert.Equal(ever, Answer("""{"condition":{"codes":["sct:44054006"],"name":"diabetes","status":"ever"}}""", record));
    }

    [Fact]
    public void A_band_of_a_finding_can_be_asked_for()
    {
        const string when = """{"finding":{"id":"x","output":"y","category":["high"]}}""";
        var engine = new RuleEngine(Packs.Load(Packs.Rule(when, "Do.", "[]")));
        var high = Patients.Missing("x") with { Outcome = Tabib.Core.Outcomes.Outcome.Of<IReadOnlyList<Tabib.Core.Findings.FindingOutput>>([new("y", 3, "1", Category: "high")]) };
        Assert.Single(engine.Evaluate(Patients.Aged(60, Sex.Male), [high]));
        Assert.Empty(engine.Evaluate(Patients.Aged(60, Sex.Male), [Patients.Value("x", "y", 3)]));
    }

    [Theory]
    [InlineData(1.0, 50, Sex.Female, 68.6)]
    [InlineData(1.5, 60, Sex.Male, 53.0)]
    public void Filtration_agrees_with_the_published_equation(double creatinineMgPerDl, int age, Sex sex, double expected) =>
        Assert.Equal(expected, Tabib.Decision.Rules.Conditions.CreatinineGfr.Estimate(creatinineMgPerDl, age, sex), 0.05);

    private static Fact Pressure(double value, double daysAgo) => Patients.Measured("8480-6", value, "mm[Hg]", daysAgo);

    private static Truth Answer(string when, Tabib.Record.Journal.PatientRecord record)
    {
        var library = Packs.Load(Packs.Rule(when, "Do.", "[]"));
        return RuleEngine.Ask(Assert.Single(library.All), new EvaluationContext(library.Index, record, []));
    }
}
