using CsCheck;
using Tabib.App.Pages;
using Tabib.App.Pharmacogenomics;
using Tabib.App.Reports;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Tests.App.Reports;

namespace Tabib.Tests.App.Pharmacogenomics;

/// <summary>What stands on the card, and what is left out when it is too much.</summary>
public sealed class WalletCardTests
{
    private static readonly Labels English = new();

    [Fact]
    public void What_is_taken_and_what_is_gravest_comes_first()
    {
        var card = Of(PgxSamples.Person());
        Assert.Equal([AdviceAction.Avoid, AdviceAction.ChooseAnother, AdviceAction.ReduceDose, AdviceAction.IncreaseDose, AdviceAction.Monitor], card.Drugs.Select(group => group.Action));
        Assert.Equal([("Aziza tramadol", true), ("abacavir", false)], card.Drugs[0].Drugs.Select(drug => (drug.Name, drug.IsTaken)));
        Assert.Equal(0, card.MoreDrugs);
    }

    [Fact]
    public void Results_are_told_in_plain_words_and_what_drugs_do_to_them_apart()
    {
        var card = PgxSamples.Card(PgxSamples.Person());
        Assert.Contains("<b>CYP2C19, CYP2D6</b>: breaks its medicines down more slowly than most", card, StringComparison.Ordinal);
        Assert.Contains("<b>HLA-B</b>: I carry *57:01: some medicines can cause a severe reaction", card, StringComparison.Ordinal);
        Assert.Contains("While I take Aziza paroxetine, CYP2D6 counts as: hardly breaks its medicines down.", card, StringComparison.Ordinal);
        Assert.DoesNotContain("Metabolizer", card, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_tested_and_what_could_not_be_checked_is_said()
    {
        var card = Of(PgxSamples.Person());
        Assert.Equal(["HLA-A", "NUDT15"], card.NotTested.Shown);
        Assert.Equal(["mercaptopurine", "carbamazepine"], card.Unchecked.Shown);
    }

    [Fact]
    public void A_result_that_nobody_need_carry_about_is_left_to_the_report() =>
        Assert.DoesNotContain(Of(PgxSamples.Person()).Drugs.SelectMany(group => group.Drugs), drug => drug.Name == "sevoflurane");

    [Fact]
    public void Too_many_are_cut_after_the_gravest_and_those_taken_and_counted()
    {
        var card = Of(PgxSamples.Crowded());
        var shown = card.Drugs.SelectMany(group => group.Drugs).ToList();
        Assert.InRange(shown.Count, 4, 60);
        Assert.Equal(120, shown.Count + card.MoreDrugs);
        Assert.All(shown, drug => Assert.True(drug.IsTaken));
        Assert.Equal(shown.OrderBy(drug => drug.Action == AdviceAction.Avoid ? 0 : 1), shown);
        Assert.Equal(AdviceAction.Avoid, shown[0].Action);
        Assert.Contains($"{card.MoreDrugs} more medicines need care and do not fit here", PgxSamples.Card(PgxSamples.Crowded()), StringComparison.Ordinal);
        Assert.Equal(60, card.NotTested.Shown.Count + card.NotTested.More);
        Assert.Equal(60, card.Unchecked.Shown.Count + card.Unchecked.More);
        Assert.True(card.MoreWhileTaking > 0);
        Assert.True(card.MoreGenes > 0);
    }

    [Fact]
    public void Files_that_do_not_agree_are_a_warning_on_the_card()
    {
        Assert.True(Of(PgxSamples.TwoFiles()).Differs);
        Assert.Contains(English.CardTestsDiffer, PgxSamples.Card(PgxSamples.TwoFiles()), StringComparison.Ordinal);
        Assert.False(Of(PgxSamples.Person()).Differs);
    }

    [Fact]
    public void Without_anything_to_ask_about_it_says_so()
    {
        var person = PgxSamples.Person();
        var card = PgxSamples.Card(person with { Samples = [person.Samples[0] with { Advice = [] }] });
        Assert.Contains(English.CardNoDrugs, card, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Poor Metabolizer (activity score 0.0)", "hardly breaks its medicines down")]
    [InlineData("*15:02 negative, *57:01 negative", "")]
    [InlineData("*15:02 positive, *57:01 positive", "I carry *15:02, *57:01: some medicines can cause a severe reaction")]
    [InlineData("Uncertain Susceptibility", "")]
    [InlineData("rs1 (A)/rs1 (T)", "result rs1 (A)/rs1 (T)")]
    public void A_result_has_its_words(string result, string words) => Assert.Equal(words, GeneWords.Of("GENE", result, English));

    /// <summary>Most people of many populations are poor metabolizers by CYP3A5, and doses are made for them: an intermediate one is the fast one.</summary>
    [Fact]
    public void An_intermediate_cyp3a5_is_not_called_slow()
    {
        Assert.Contains("fast", GeneWords.Of("CYP3A5", "Intermediate Metabolizer", English), StringComparison.Ordinal);
        Assert.Contains("slow", GeneWords.Of("CYP3A5", "Poor Metabolizer", English), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_cut_between_characters() => Gen.String[Gen.Char, 0, 80].Sample(text =>
    {
        var cut = WalletNames.Short(text, 40);
        return cut.Length <= 40 && (text.Length <= 40 ? cut == text : cut[^1] == '…' && !char.IsHighSurrogate(cut[^2]));
    });

    [Theory]
    [InlineData("a.html", "a.card.html")]
    [InlineData("a.b.HTML", "a.b.card.html")]
    [InlineData("a", "a.card.html")]
    public void A_card_is_called_like_its_page(string page, string card) => Assert.Equal(card, PgxPages.CardNameOf(page));

    [Fact]
    public void The_printed_footer_takes_no_text_that_could_end_it() =>
        Assert.Throws<ArgumentException>(() => Stylesheet.PrintedFooter("</style>"));

    [Fact]
    public void The_patient_card_names_the_person_and_leads_back()
    {
        using var stream = new MemoryStream();
        new PageWriter(Samples.Context).WriteCard(PgxSamples.Patient(PgxSamples.Person()), stream);
        var card = System.Text.Encoding.UTF8.GetString(stream.ToArray());
        Assert.Contains("born 1965-03-04", card, StringComparison.Ordinal);
        Assert.Contains("As known on 2025-06-01", card, StringComparison.Ordinal);
        Assert.Contains("href=\"p-1.html\"", card, StringComparison.Ordinal);
    }

    private static WalletCard Of(PatientPharmacogenomics person) => WalletCardMaker.Of(new WalletPerson("Aziza Karimova", null, "p-1", "2025-06-01", null), person, English);
}
