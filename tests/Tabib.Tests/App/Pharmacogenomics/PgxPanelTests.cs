using Tabib.App.Pharmacogenomics;
using Tabib.App.Reports;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Tests.App.Reports;

namespace Tabib.Tests.App.Pharmacogenomics;

/// <summary>What the section of medicines and genes says, and in which order.</summary>
public sealed class PgxPanelTests
{
    private static readonly string Page = Samples.Page(PgxSamples.Patient(PgxSamples.Person()));

    private static readonly PgxPanel Panel = PgxPanelSet.Of(PgxSamples.Person(), "genes", [], true).Panels[0];

    [Fact]
    public void What_is_taken_comes_first_the_gravest_before_what_cannot_be_said_before_the_usual() =>
        Assert.Equal(["Aziza tramadol", "mercaptopurine", "warfarin"], Panel.Taken.Select(view => view.Advice.Drug.Name));

    [Fact]
    public void What_is_not_taken_is_grouped_by_what_is_asked_the_gravest_first() =>
        Assert.Equal(
            [AdviceAction.Avoid, AdviceAction.ChooseAnother, AdviceAction.ReduceDose, AdviceAction.IncreaseDose, AdviceAction.Monitor, AdviceAction.JudgeClinically],
            Panel.IfPrescribed.Select(group => group.Action));

    [Fact]
    public void A_standard_row_of_a_drug_that_is_not_wholly_said_is_no_all_clear()
    {
        Assert.Equal(["codeine"], Panel.Usual);
        Assert.Equal(["carbamazepine"], Panel.Unsaid.Single().Scores);
        Assert.Equal(["ondansetron"], Panel.Unadvised);
    }

    [Fact]
    public void Every_drug_stands_in_exactly_one_place()
    {
        var drugs = PgxSamples.Person().Samples[0].Advice.Select(advice => advice.Drug.Name).Order(StringComparer.Ordinal);
        var shown = Panel.Taken.Concat(Panel.IfPrescribed.SelectMany(group => group.Lines).SelectMany(line => line.Views)).Select(view => view.Advice.Drug.Name).Concat(Panel.Unsaid.SelectMany(group => group.Scores)).Concat(Panel.Usual).Concat(Panel.Unadvised);
        Assert.Equal(drugs, shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Drugs_alike_are_told_together_and_without_the_name_of_one()
    {
        Assert.Contains("<b>lovastatin, simvastatin</b>", Page, StringComparison.Ordinal);
        Assert.Contains("Give at most 20 mg of the drug.", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_drug_does_to_a_result_is_told_and_what_it_is_without()
    {
        Assert.Contains("Aziza paroxetine is a strong inhibitor: the activity score counts as 0.", Page, StringComparison.Ordinal);
        Assert.Contains("Without Aziza paroxetine it counts as Intermediate Metabolizer (activity score 1.0).", Page, StringComparison.Ordinal);
        Assert.Contains("Aziza rifampicin is an inducer: no rule is agreed.", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("Without Aziza rifampicin", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Candidates_with_different_results_are_all_shown()
    {
        Assert.Contains("*1/*5: Decreased Function", Page, StringComparison.Ordinal);
        Assert.Contains("*5/*15: Poor FunctionAziza", Page, StringComparison.Ordinal);
        Assert.Contains("typing rs4149056Aziza would tell them apart", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_said_names_the_positions_that_are_lacking() =>
        Assert.Contains("Positions of NUDT15 that the file lacks: Aziza1, Aziza2, Aziza3, Aziza4, Aziza5, Aziza6 and 2 more.", Page, StringComparison.Ordinal);

    [Fact]
    public void The_file_the_build_and_both_hashes_stand_on_the_page()
    {
        Assert.Contains("Sample Aziza of folder/Aziza.vcf, GRCh38. Definitions 2025-11-05Aziza, SHA-256", Page, StringComparison.Ordinal);
        Assert.Contains(new string('d', 64), Page, StringComparison.Ordinal);
        Assert.Contains(new string('c', 64), Page, StringComparison.Ordinal);
        Assert.Contains("https://doi.org/10.1000/guideline", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Absent_is_reference_is_told_on_top_and_at_the_foot_of_every_sheet_of_every_page()
    {
        var labels = new Labels();
        var person = PgxSamples.Person(absentIsReference: true);
        var report = PgxSamples.Patient(person);
        foreach (var page in new[] { Samples.Page(report), PgxSamples.Card(person), PgxSamples.AdvicePage(person) })
        {
            Assert.Contains($"@bottom-center {{ content: \"{labels.AbsentTakenAsReferenceShort}\"", page, StringComparison.Ordinal);
            var notice = page.IndexOf("role=\"note\">Positions absent from the file were taken as the reference", StringComparison.Ordinal);
            Assert.InRange(notice, 1, page.IndexOf("<h3", notice, StringComparison.Ordinal));
        }

        Assert.DoesNotContain("Positions absent", Page, StringComparison.Ordinal);
        Assert.Contains("Of 1 patients, positions absent from the genotype file were taken as the reference", Samples.Page(Samples.Population([report, Samples.Bare()])), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_that_do_not_agree_are_both_shown_and_it_is_told()
    {
        var page = Samples.Page(PgxSamples.Patient(PgxSamples.TwoFiles()));
        Assert.Contains("2 genotype files of this patient are on record, and they differ in CYP2C19.", page, StringComparison.Ordinal);
        Assert.Contains("Medicines and genes: Aziza.vcf", page, StringComparison.Ordinal);
        Assert.Contains("Medicines and genes: second.vcf", page, StringComparison.Ordinal);
    }

    [Fact]
    public void After_death_genes_are_shown_and_nothing_is_advised()
    {
        var report = Samples.Deceased() with { Pharmacogenomics = PgxSamples.Person() };
        var page = Samples.Page(report);
        Assert.Contains("*57:01/*15:02", page, StringComparison.Ordinal);
        Assert.DoesNotContain("tramadol", page, StringComparison.Ordinal);
        Assert.Null(report.CardFileName);
    }

    [Fact]
    public void The_page_leads_to_the_card_beside_it()
    {
        var report = PgxSamples.Patient(PgxSamples.Person());
        Assert.Equal("p-1.card.html", report.CardFileName);
        Assert.Contains("href=\"p-1.card.html\"", Page, StringComparison.Ordinal);
        Assert.Null(Samples.Ill().CardFileName);
    }
}
