using Tabib.Decision.Recommendations;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Outside;

namespace Tabib.Tests.Evidence.Pharmacogenomics.Advice;

/// <summary>What known genotypes ask to do with known drugs.</summary>
public sealed class DrugAdvisorTests
{
    private static readonly PgxKnowledge Knowledge = PgxKnowledge.Load();
    private static readonly DrugAdvisor Advisor = new(Knowledge, AdviceLibrary.Load());

    [Theory]
    [InlineData("codeine", AdviceAction.Avoid, AdviceStrength.Strong, "CYP2D6\t*4/*4")]
    [InlineData("codeine", AdviceAction.Avoid, AdviceStrength.Strong, "CYP2D6\t*1/*1x3")]
    [InlineData("2670", AdviceAction.Standard, AdviceStrength.Strong, "CYP2D6\t*1/*1")]
    [InlineData("amitriptyline", AdviceAction.Avoid, AdviceStrength.Strong, "CYP2D6\t*4/*4", "CYP2C19\t*1/*1")]
    [InlineData("imipramine", AdviceAction.ReduceDose, AdviceStrength.Optional, "CYP2D6\t*1/*4", "CYP2C19\t*1/*1")]
    [InlineData("vortioxetine", AdviceAction.ReduceDose, AdviceStrength.Moderate, "CYP2D6\t*4/*4")]
    [InlineData("fluorouracil", AdviceAction.ReduceDose, AdviceStrength.Strong, "DPYD\tReference/c.1905+1G>A (*2A)")]
    [InlineData("fluorouracil", AdviceAction.Avoid, AdviceStrength.Strong, "DPYD\t\t\t0")]
    [InlineData("azathioprine", AdviceAction.ChooseAnother, AdviceStrength.Strong, "TPMT\t*3A/*3A", "NUDT15\t*1/*1")]
    [InlineData("mercaptopurine", AdviceAction.ReduceDose, AdviceStrength.Strong, "TPMT\t*1/*1", "NUDT15\t*1/*3")]
    [InlineData("simvastatin", AdviceAction.ChooseAnother, AdviceStrength.Strong, "SLCO1B1\t*5/*5")]
    [InlineData("fluvastatin", AdviceAction.ChooseAnother, AdviceStrength.Optional, "SLCO1B1\t*5/*5", "CYP2C9\t*3/*3")]
    [InlineData("tacrolimus", AdviceAction.IncreaseDose, AdviceStrength.Strong, "CYP3A5\t*1/*3")]
    [InlineData("abacavir", AdviceAction.Avoid, AdviceStrength.Strong, "HLA-B\t*57:01/*07:02")]
    [InlineData("abacavir", AdviceAction.Standard, AdviceStrength.Strong, "HLA-B\t*08:01/*07:02")]
    [InlineData("allopurinol", AdviceAction.Avoid, AdviceStrength.Strong, "HLA-B\t*58:01")]
    [InlineData("phenytoin", AdviceAction.ReduceDose, AdviceStrength.Strong, "HLA-B\t*08:01/*07:02", "CYP2C9\t*3/*3")]
    [InlineData("sevoflurane", AdviceAction.JudgeClinically, AdviceStrength.Strong, "RYR1\tReference/Reference", "CACNA1S\tReference/Reference")]
    [InlineData("rasburicase", AdviceAction.Monitor, AdviceStrength.Moderate, "G6PD\t\tVariable")]
    [InlineData("gentamicin", AdviceAction.Avoid, AdviceStrength.Strong, "MT-RNR1\tm.1555A>G")]
    [InlineData("peginterferon alfa-2a", AdviceAction.ChooseAnother, AdviceStrength.Strong, "IFNL3\trs12979860 reference (C)/rs12979860 variant (T)")]
    [InlineData("atazanavir", AdviceAction.ChooseAnother, AdviceStrength.Strong, "UGT1A1\t*28/*28")]
    [InlineData("celecoxib", AdviceAction.ReduceDose, AdviceStrength.Moderate, "CYP2C9\t*1/*3")]
    public void Known_genotypes_lead_to_known_advice(string drug, AdviceAction action, AdviceStrength strength, params string[] calls)
    {
        var advice = Advise(drug, [], calls);
        Assert.Equal(AdviceStatus.Advised, advice.Status);
        var row = Assert.Single(advice.Rows);
        Assert.Equal((action, strength), (row.Row.Action, row.Strength));
        Assert.Empty(advice.Reasons);
    }

    [Fact]
    public void Indications_that_differ_are_all_given() =>
        Assert.Equal(["acute coronary syndrome or percutaneous coronary intervention", "neurovascular indication", "cardiovascular indication other than acute coronary syndrome and percutaneous coronary intervention"],
            Advise("clopidogrel", [], "CYP2C19\t*1/*2").Rows.Select(row => row.Row.Population));

    [Fact]
    public void A_gene_that_is_not_called_is_named_with_the_reason()
    {
        var advice = Advise("codeine", []);
        Assert.Equal(AdviceStatus.CannotSay, advice.Status);
        Assert.Empty(advice.Rows);
        Assert.Equal("Cannot say, because CYP2D6 is not called (the calls do not hold it).", Assert.Single(advice.Reasons));
        var recommendation = Assert.Single(DrugAdviceRecommendations.Of(advice, "hash"));
        Assert.Equal(RecommendationStrength.Information, recommendation.Strength);
    }

    [Fact]
    public void An_allele_that_forbids_a_drug_counts_though_another_gene_is_not_called()
    {
        var advice = Advise("carbamazepine", [], "HLA-B\t*15:02/*07:02");
        Assert.Equal(AdviceStatus.Partial, advice.Status);
        Assert.Contains(advice.Rows, row => row.Row.Action == AdviceAction.Avoid);
        Assert.Contains("HLA-A is not called", Assert.Single(advice.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_genes_the_called_one_alone_does_not_wholly_clear_a_drug()
    {
        var advice = Advise("carbamazepine", [], "HLA-B\t*08:01/*07:02");
        Assert.Equal(AdviceStatus.Partial, advice.Status);
        Assert.Equal(AdviceAction.Standard, Assert.Single(advice.Rows).Row.Action);
        Assert.Contains("HLA-A is not called", Assert.Single(advice.Reasons), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sertraline", AdviceAction.ChooseAnother, "CYP2C19\t\tPoor Metabolizer", "CYP2B6\t\tPoor Metabolizer")]
    [InlineData("rosuvastatin", AdviceAction.ReduceDose, "SLCO1B1\t*5/*5", "ABCG2\trs2231142 variant (T)/rs2231142 variant (T)")]
    [InlineData("mercaptopurine", AdviceAction.ReduceDose, "TPMT\t*1/*3A", "NUDT15\t*1/*3")]
    [InlineData("phenytoin", AdviceAction.Avoid, "HLA-B\t*15:02/*07:02", "CYP2C9\t*1/*1")]
    [InlineData("carbamazepine", AdviceAction.Avoid, "HLA-B\t*15:02/*07:02", "HLA-A\t*02:01/*03:01")]
    [InlineData("doxepin", AdviceAction.Avoid, "CYP2D6\t*4/*4", "CYP2C19\t*2/*2")]
    [InlineData("sevoflurane", AdviceAction.Avoid, "RYR1\t\tMalignant Hyperthermia Susceptibility", "CACNA1S\tReference/Reference")]
    [InlineData("sevoflurane", AdviceAction.Avoid, "RYR1\tReference/Reference", "CACNA1S\t\tMalignant Hyperthermia Susceptibility")]
    [InlineData("fluvastatin", AdviceAction.ChooseAnother, "SLCO1B1\t*1/*5", "CYP2C9\t*3/*3")]
    public void Results_of_two_genes_count_together(string drug, AdviceAction action, params string[] calls)
    {
        var advice = Advise(drug, [], calls);
        Assert.Equal((AdviceStatus.Advised, 2), (advice.Status, advice.Genes.Count));
        Assert.Equal(action, advice.Rows[0].Row.Action);
        Assert.Equal(advice.Rows.Count, advice.Rows.DistinctBy(row => row.Row.Population).Count());
    }

    [Fact]
    public void Two_decreased_genes_of_thiopurines_start_lower_than_one()
    {
        var one = Assert.Single(Advise("mercaptopurine", [], "TPMT\t*1/*3A", "NUDT15\t*1/*1").Rows);
        var two = Assert.Single(Advise("mercaptopurine", [], "TPMT\t*1/*3A", "NUDT15\t*1/*3").Rows);
        Assert.Contains("30 to 80 %", one.Text, StringComparison.Ordinal);
        Assert.Contains("20 to 50 %", two.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_held_against_the_source_is_told_as_missing()
    {
        var advice = Advise("peginterferon alfa-2a", [], "IFNL3\trs12979860 reference (C)/rs12979860 reference (C)");
        Assert.StartsWith("Not checked against the source: ", Assert.Single(advice.Unchecked), StringComparison.Ordinal);
        Assert.Contains(advice.Unchecked[0], Assert.Single(DrugAdviceRecommendations.Of(advice, "hash")).Missing);
        Assert.Empty(Advise("codeine", [], "CYP2D6\t*1/*1").Unchecked);
    }

    [Fact]
    public void A_remark_of_one_row_is_told_with_that_row_alone()
    {
        Assert.Single(Advise("fluorouracil", [], "DPYD\t\t\t0.5").Unchecked);
        Assert.Empty(Advise("fluorouracil", [], "DPYD\t\t\t1.5").Unchecked);
    }

    [Fact]
    public void An_inhibitor_whose_class_was_not_confirmed_is_told()
    {
        Assert.StartsWith("Not checked against the source, that fluconazole is a strong inhibitor of CYP2C19: ", Assert.Single(Advise("voriconazole", ["fluconazole"], "CYP2C19\t*1/*1").Unchecked), StringComparison.Ordinal);
        Assert.Empty(Advise("tramadol", ["paroxetine"], "CYP2D6\t*1/*1").Unchecked);
    }

    [Fact]
    public void Of_warfarin_both_groups_of_ancestry_are_given_and_the_unread_position_is_named()
    {
        var rows = Advise("warfarin", [], "VKORC1\t\t-1639 AG", "CYP2C9\t*1/*2", "CYP4F2\t*1/*1").Rows;
        Assert.Contains(rows, row => row.Row.Population == "adults not of African ancestry" && row.Strength == AdviceStrength.Strong);
        Assert.Contains(rows, row => row.Row.Population == "adults of African ancestry" && row.Strength == AdviceStrength.Moderate && row.Text.Contains("rs12777823", StringComparison.Ordinal) && row.Text.Contains("not read", StringComparison.Ordinal));
    }

    [Fact]
    public void One_stated_HLA_allele_does_not_exclude_another()
    {
        var advice = Advise("abacavir", [], "HLA-B\t*07:02");
        Assert.Equal(AdviceStatus.CannotSay, advice.Status);
        Assert.Contains("one allele alone", Assert.Single(advice.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void An_indeterminate_result_is_no_normal_one()
    {
        var advice = Advise("clopidogrel", [], "CYP2C19\t*1/*12");
        Assert.Equal(AdviceStatus.CannotSay, advice.Status);
        Assert.Contains("Indeterminate", advice.Reasons[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Candidates_with_different_results_give_all_their_rows()
    {
        var advice = Advise("codeine", [], "CYP2D6\t*1/*1", "CYP2D6\t*4/*4");
        Assert.Equal([AdviceAction.Standard, AdviceAction.Avoid], advice.Rows.Select(row => row.Row.Action));
        Assert.Contains("lead to different advice", Assert.Single(advice.Reasons), StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_positions_that_tell_candidates_apart_are_named()
    {
        var facts = Knowledge.Find("CYP2C19")!;
        var stated = OutsideCallReader.Read(["CYP2C19\t*1/*1", "CYP2C19\t*1/*2"], "o.tsv", Knowledge);
        var call = OutsideCalls.Of(facts, stated, Uncalled("CYP2C19") with { MissingPositions = ["rs4244285", "rs4986893"] });
        var (drug, guideline) = Advisor.Library.Find("voriconazole").Single();
        var advice = Advisor.Advise(Sample(call), drug, guideline, []);
        Assert.Equal(["rs4244285"], advice.Genes[0].DecidingPositions);
        Assert.Contains(advice.Reasons, reason => reason.Contains("typing rs4244285", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fluoxetine", "Poor Metabolizer (activity score 0.0)", AdviceAction.Avoid)]
    [InlineData("32937\tparoxetine 20 mg tablet", "Poor Metabolizer (activity score 0.0)", AdviceAction.Avoid)]
    [InlineData("duloxetine 30 mg", "Intermediate Metabolizer (activity score 1.0)", AdviceAction.Standard)]
    [InlineData("metformin", "Normal Metabolizer (activity score 2.0)", AdviceAction.Standard)]
    public void Inhibitors_of_CYP2D6_lower_the_activity_score_and_it_is_told(string medication, string result, AdviceAction action)
    {
        var advice = Advise("tramadol", [medication], "CYP2D6\t*1/*1");
        Assert.Equal(result, Assert.Single(advice.Genes[0].Results));
        Assert.Equal(action, Assert.Single(advice.Rows).Row.Action);
        Assert.Equal(medication == "metformin" ? 0 : 1, advice.Genes[0].Conversions.Count);
        if (medication != "metformin") Assert.Equal("Normal Metabolizer (activity score 2.0)", advice.Genes[0].Conversions[0].From);
    }

    [Fact]
    public void Half_of_the_least_activity_is_still_some() =>
        Assert.Equal("Intermediate Metabolizer (activity score 0.125)", Assert.Single(Advise("codeine", ["mirabegron"], "CYP2D6\t\t\t0.25").Genes[0].Results));

    [Fact]
    public void Half_of_an_open_score_may_be_normal_or_ultrarapid() =>
        Assert.Equal([AdviceAction.Avoid, AdviceAction.Standard], Advise("codeine", ["mirabegron"], "CYP2D6\t*1/*1x3").Rows.Select(row => row.Row.Action).Order(Comparer<AdviceAction>.Create((x, y) => y.CompareTo(x))));

    [Fact]
    public void A_drug_does_not_change_its_own_advice() => Assert.Empty(Advise("paroxetine", ["paroxetine"], "CYP2D6\t*1/*1").Genes[0].Conversions);

    [Fact]
    public void A_strong_inhibitor_of_CYP2C19_makes_a_poor_metabolizer() =>
        Assert.Equal("Poor Metabolizer", Assert.Single(Advise("clopidogrel", ["fluconazole"], "CYP2C19\t*1/*17").Genes[0].Results));

    [Fact]
    public void What_acts_on_CYP3A_is_told_and_changes_nothing()
    {
        var advice = Advise("tacrolimus", ["clarithromycin"], "CYP3A5\t*3/*3");
        var told = Assert.Single(advice.Genes[0].Conversions);
        Assert.Equal(told.From, told.To);
        Assert.Equal(AdviceAction.Standard, Assert.Single(advice.Rows).Row.Action);
    }

    [Fact]
    public void A_taken_drug_that_must_be_avoided_is_urgent() =>
        Assert.Equal(RecommendationUrgency.Urgent, Assert.Single(DrugAdviceRecommendations.Of(Advise("codeine", ["codeine 30 mg"], "CYP2D6\t*4/*4"), "hash")).Urgency);

    [Theory]
    [InlineData("escitalopram", "escitalopram")]
    [InlineData("Codeine/acetaminophen 30 mg", "codeine")]
    [InlineData("esomeprazole", "")]
    [InlineData("nothing", "")]
    public void Drugs_are_found_by_whole_words(string written, string expected) => Assert.Equal(expected, string.Join(',', Advisor.Library.Find(written).Select(pair => pair.Drug.Name)));

    private static GeneCall Uncalled(string gene) => new(gene, CallStatus.NoData, "no data", [], [], [], [], false, [], [], [], "vcf");

    private static SampleCalls Sample(params IReadOnlyList<GeneCall> genes) => new("f.vcf", "s", "GRCh38", genes, false, "v", "h");

    private static DrugAdvice Advise(string written, IReadOnlyList<string> medications, params string[] calls)
    {
        var (drug, guideline) = Advisor.Library.Find(written).Single();
        var genes = OutsideCallReader.Read(calls, "o.tsv", Knowledge).GroupBy(call => call.Gene).Select(lines => OutsideCalls.Of(Knowledge.Find(lines.Key)!, [.. lines], Uncalled(lines.Key)));
        return Advisor.Advise(Sample([.. genes]), drug, guideline, medications);
    }
}
