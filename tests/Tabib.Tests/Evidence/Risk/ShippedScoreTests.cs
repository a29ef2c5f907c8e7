using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Risk;

namespace Tabib.Tests.Evidence.Risk;

public sealed class ShippedScoreTests
{
    public static TheoryData<string> Ids => [.. ScoreLibrary.Embedded().Ids];

    [Fact]
    public void There_are_the_scores_that_others_rely_on() =>
        Assert.Subset(ScoreLibrary.Embedded().Ids.ToHashSet(), new HashSet<string>
        {
            "prevent-10-year", "prevent-30-year", "pooled-cohort-equations", "ckd-epi-2021-creatinine", "ckd-epi-2021-creatinine-cystatin", "cockcroft-gault", "kfre-4",
            "bmi", "ldl-friedewald", "fib-4", "cha2ds2-vasc", "cha2ds2-va", "has-bled", "findrisc", "curb-65", "qsofa", "sofa", "news2", "wells-pe", "wells-dvt",
        });

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_shipped_pack_has_no_faults_and_its_worked_examples_come_out_as_printed(string id)
    {
        var file = KnowledgeFiles.Embedded("scores").Single(candidate => candidate.Path == $"scores/{id}.json");
        var problems = new List<Problem>();
        var pack = ScorePackReader.Read(file, problems);
        Assert.Empty(problems.Select(problem => problem.ToString()));
        Assert.Empty(pack!.CheckExamples(ScoreLibrary.Embedded()).Select(problem => problem.ToString()));
        Assert.Equal(file.Sha256, pack.Sha256);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Concept_sets_and_scores_that_a_pack_names_exist(string id)
    {
        var library = ScoreLibrary.Embedded();
        foreach (var input in library[id].Inputs)
        {
            if (input.ConceptSet is { } set) Assert.True(library.Concepts.TryGet(set, out _), set);
            if (input.FromScore is { } source) Assert.Contains(library[source.Score].Outputs, output => output.Name == source.Output);
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_a_pack_calls_a_probability_lies_between_0_and_1_in_its_worked_examples(string id)
    {
        var pack = ScoreLibrary.Embedded()[id];
        foreach (var output in pack.Outputs.Where(output => output.Probability is not null))
        {
            Assert.True(output.Probability!.Years > 0);
            Assert.All(pack.Examples.Where(example => example.Expected.ContainsKey(output.Name)), example => Assert.InRange(example.Expected[output.Name], 0, 1));
        }
    }

    [Theory]
    [InlineData(19, null)]
    [InlineData(20, "normal")]
    public void The_bands_of_the_body_mass_index_are_for_adults(int age, string? category)
    {
        var inputs = new Dictionary<string, InputValue> { ["weight"] = InputValue.Of(70, "kg"), ["height"] = InputValue.Of(175, "cm"), ["age"] = InputValue.Of(age, "a") };
        var finding = new RiskEngine(ScoreLibrary.Embedded()).Evaluate("bmi", inputs, DateTimeOffset.UnixEpoch);
        Assert.Equal(category, Assert.Single(finding.Outcome.Value).Category);
    }

    [Theory]
    [InlineData(true, "made for people without diabetes")]
    [InlineData(false, null)]
    public void Hard_coronary_disease_by_Framingham_is_not_told_of_people_with_diabetes(bool diabetes, string? why)
    {
        var inputs = new Dictionary<string, InputValue>
        {
            ["age"] = InputValue.Of(60, "a"),
            ["sex"] = InputValue.Of("male"),
            ["totalCholesterol"] = InputValue.Of(200, "mg/dL"),
            ["hdlCholesterol"] = InputValue.Of(50, "mg/dL"),
            ["systolicBloodPressure"] = InputValue.Of(130, "mm[Hg]"),
            ["bloodPressureTreated"] = InputValue.Of(false),
            ["smoker"] = InputValue.Of(false),
            ["diabetes"] = InputValue.Of(diabetes),
        };
        var finding = new RiskEngine(ScoreLibrary.Embedded()).Evaluate("framingham-hard-chd", inputs, DateTimeOffset.UnixEpoch);
        Assert.Equal(why, (finding.Outcome.Reason as OutcomeReason.NotApplicable)?.Why);
        Assert.Equal(!diabetes, finding.Outcome.IsValue);
    }
}
