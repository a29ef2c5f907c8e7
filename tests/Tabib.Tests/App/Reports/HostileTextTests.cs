using CsCheck;
using Tabib.App.Reports;
using Tabib.Tests.App.Pharmacogenomics;

namespace Tabib.Tests.App.Reports;

/// <summary>Text from data stays text, wherever it stands.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Words =>
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</style><script>alert(1)</script>", "</title><svg onload=alert(1)>",
        "<!--", "-->", "]]>", "&lt;script&gt;", "javascript:alert(1)", "{{constructor}}", "@Model", "\u202Egnp.exe", "\0", "\u2028", "<\u0000script>", "`${alert(1)}`",
    ];

    [Theory]
    [MemberData(nameof(Words))]
    public void A_patient_page_keeps_its_structure(string word)
    {
        var page = Samples.Page(Samples.Ill(word));
        Assert.Equal(HtmlOutline.Read(Samples.Page(Samples.Ill("benign"))).Skeleton, HtmlOutline.Read(page).Skeleton);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_population_page_keeps_its_structure(string word)
    {
        var page = Samples.Page(Population(word));
        Assert.Equal(HtmlOutline.Read(Samples.Page(Population("benign"))).Skeleton, HtmlOutline.Read(page).Skeleton);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void Pages_about_genes_keep_their_structure(string word)
    {
        foreach (var page in new Func<string, string>[] { GenesOf, CardOf, AdviceOf })
            Assert.Equal(HtmlOutline.Read(page("benign")).Skeleton, HtmlOutline.Read(page(word)).Skeleton);
    }

    [Fact]
    public void No_text_in_genes_at_all_changes_the_structure()
    {
        var (genes, card) = (HtmlOutline.Read(GenesOf("benign")).Skeleton, HtmlOutline.Read(CardOf("benign")).Skeleton);
        Gen.String[Gen.Char, 1, 24].Where(word => !string.IsNullOrWhiteSpace(word)).Sample(word => HtmlOutline.Read(GenesOf(word)).Skeleton == genes && HtmlOutline.Read(CardOf(word)).Skeleton == card, iter: 100);
    }

    [Fact]
    public void No_text_at_all_changes_the_structure()
    {
        var skeleton = HtmlOutline.Read(Samples.Page(Samples.Ill("benign"))).Skeleton;
        Gen.String[Gen.Char, 1, 24].Where(word => !string.IsNullOrWhiteSpace(word)).Sample(word => HtmlOutline.Read(Samples.Page(Samples.Ill(word))).Skeleton == skeleton, iter: 200);
    }

    [Fact]
    public void Letters_of_other_scripts_are_written_as_they_are() =>
        Assert.Contains("Азиза Каримова o‘zbek ≥ 5", Samples.Page(Samples.Ill("Азиза Каримова o‘zbek ≥ 5")), StringComparison.Ordinal);

    [Fact]
    public void A_file_name_cannot_leave_the_folder_of_patients()
    {
        var report = Samples.Ill() with { FileName = "../../etc/passwd?x=1#y" };
        var hrefs = HtmlOutline.Read(Samples.Page(Samples.Population([report]))).Elements.Select(tag => tag["href"]).OfType<string>();
        Assert.Contains("patients/..%2F..%2Fetc%2Fpasswd%3Fx%3D1%23y", hrefs);
    }

    private static string GenesOf(string word) => Samples.Page(PgxSamples.Patient(PgxSamples.Person(word), word));

    private static string CardOf(string word) => PgxSamples.Card(PgxSamples.Person(word), word, word, word);

    private static string AdviceOf(string word) => PgxSamples.AdvicePage(PgxSamples.Person(word), PgxSamples.Person(word));

    private static PopulationReport Population(string word)
    {
        var import = Samples.Import with { Problems = [Samples.Import.Problems[0] with { Message = word, First = word, Hint = word, Code = word }], Types = [Samples.Import.Types[0] with { Type = word }] };
        return Samples.Population([Samples.Ill(word) with { Id = word }], import);
    }
}
