using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Outside;

namespace Tabib.Tests.Evidence.Pharmacogenomics.Advice;

/// <summary>The weekly dose of warfarin, and when none is given.</summary>
public sealed class WarfarinAlgorithmTests
{
    private static readonly PgxKnowledge Knowledge = PgxKnowledge.Load();
    private static readonly WarfarinAlgorithm Algorithm = WarfarinAlgorithm.Load();
    private static readonly WarfarinPatient Patient = new(55, 170, 70, "white", []);

    [Fact]
    public void The_worked_examples_come_out()
    {
        Assert.Equal(3, Algorithm.Examples.Count);
        foreach (var (patient, vkorc1, cyp2c9, mgPerWeek, tolerance) in Algorithm.Examples) Assert.Equal(mgPerWeek, Algorithm.Dose(patient, vkorc1, cyp2c9).Value, tolerance);
    }

    [Fact]
    public void Calls_lead_to_the_dose() => Assert.Equal(44.52, Algorithm.Dose(Sample("VKORC1\trs9923231 reference (C)/rs9923231 reference (C)", "CYP2C9\t*1/*1"), Patient).Value, 0.01);

    [Theory]
    [InlineData("9384")]
    [InlineData("rifampicin 600 mg")]
    public void An_inducer_raises_the_dose_by_name_and_by_code(string medication) =>
        Assert.True(Algorithm.Dose(Patient with { Medications = [medication] }, "-1639 GG", "*1/*1").Value > 60);

    [Fact]
    public void What_is_not_stated_is_missing_and_never_guessed()
    {
        Assert.Equal(OutcomeKind.MissingInputs, Algorithm.Dose(Patient with { AgeYears = null }, "-1639 GG", "*1/*1").Kind);
        Assert.Equal(OutcomeKind.MissingInputs, Algorithm.Dose(Patient with { Medications = null }, "-1639 GG", "*1/*1").Kind);
        Assert.Equal(OutcomeKind.MissingInputs, Algorithm.Dose(Sample("CYP2C9\t*1/*1"), Patient).Kind);
    }

    [Fact]
    public void Alleles_outside_the_algorithm_and_children_get_no_dose()
    {
        Assert.Equal(OutcomeKind.NotApplicable, Algorithm.Dose(Patient, "-1639 GG", "*1/*8").Kind);
        Assert.Equal(OutcomeKind.OutOfRange, Algorithm.Dose(Patient with { AgeYears = 12 }, "-1639 GG", "*1/*1").Kind);
        Assert.Equal(OutcomeKind.OutOfRange, Algorithm.Dose(Patient with { WeightKg = double.NaN }, "-1639 GG", "*1/*1").Kind);
    }

    private static SampleCalls Sample(params string[] lines) =>
        new("f.vcf", "s", "GRCh38", [.. OutsideCallReader.Read(lines, "o.tsv", Knowledge).GroupBy(call => call.Gene)
            .Select(calls => OutsideCalls.Of(Knowledge.Find(calls.Key)!, [.. calls], new GeneCall(calls.Key, CallStatus.NoData, "no data", [], [], [], [], false, [], [], [], "vcf")))], false, "v", "h");
}
