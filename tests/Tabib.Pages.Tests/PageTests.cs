using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Tabib.Pages.Tests;

/// <summary>The pages in a real browser, opened as files.</summary>
public sealed partial class PageTests(Browser browser) : IClassFixture<Browser>
{
    private const int SmallTelephone = 320;

    public static TheoryData<string> Names => [.. PageFolder.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Axe_finds_nothing_in_light_and_dark_wide_and_narrow(string name)
    {
        foreach (var (colours, width) in new[] { (ColorScheme.Light, 1200), (ColorScheme.Dark, SmallTelephone) })
        {
            await using var opened = await browser.OpenAsync(name, width, colours: colours);
            await opened.OpenAllDetailsAsync();
            var result = await opened.Page.RunAxe();
            Assert.NotEmpty(result.Passes);
            Assert.Empty(result.Violations.Select(violation => $"{colours} {width}: {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_opens_without_a_complaint_and_asks_for_nothing(string name)
    {
        await using var opened = await browser.OpenAsync(name);
        await opened.OpenAllDetailsAsync();
        Assert.Empty(opened.Complaints);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_fits_a_small_telephone_also_when_all_is_open(string name)
    {
        await using var opened = await browser.OpenAsync(name, SmallTelephone);
        Assert.InRange(await WidthAsync(opened), 1, SmallTelephone);
        await opened.OpenAllDetailsAsync();
        Assert.InRange(await WidthAsync(opened), 1, SmallTelephone);

        static async Task<int> WidthAsync(OpenedPage opened) => await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
    }

    [Fact]
    public async Task Every_number_opens_by_its_summary()
    {
        await using var opened = await browser.OpenAsync("patients/real.html", scripts: false);
        var all = opened.Page.Locator("details");
        var count = await all.CountAsync();
        Assert.InRange(count, 20, 500);
        for (var i = 0; i < count; i++)
        {
            // In the order of the page: what is inside another one is in sight by then.
            var one = all.Nth(i);
            if (await one.GetAttributeAsync("open") is null) await one.Locator("> summary").ClickAsync();
            Assert.NotNull(await one.GetAttributeAsync("open"));
            Assert.True(await one.Locator("> :not(summary)").First.IsVisibleAsync());
        }
    }

    [Fact]
    public async Task Without_scripts_the_way_from_the_population_to_a_patient_and_its_sections_works()
    {
        await using var opened = await browser.OpenAsync("index.html", scripts: false);
        await opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Aziza Karimova" }).First.ClickAsync();
        Assert.Equal("Aziza Karimova", await opened.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).InnerTextAsync());
        await opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Trends" }).ClickAsync();
        Assert.EndsWith("#trends", opened.Page.Url, StringComparison.Ordinal);
        Assert.True(await opened.Page.GetByRole(AriaRole.Img, new PageGetByRoleOptions { Name = "Blood pressure" }).IsVisibleAsync());
    }

    [Fact]
    public async Task The_keyboard_comes_first_to_the_way_past_the_navigation()
    {
        await using var opened = await browser.OpenAsync("patients/ill.html");
        await opened.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("#main", await opened.Page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        Assert.InRange(await opened.Page.EvaluateAsync<double>("document.activeElement.getBoundingClientRect().left"), 0, 200);
    }

    [Fact]
    public async Task On_paper_the_grounds_are_open_and_the_working_of_scores_is_folded()
    {
        await using var opened = await browser.OpenAsync("patients/ill.html");
        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        Assert.True(await opened.Page.Locator(".advice details .why").First.IsVisibleAsync());
        Assert.False(await opened.Page.Locator(".score .why").First.IsVisibleAsync());
        Assert.False(await opened.Page.Locator("nav").IsVisibleAsync());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_can_be_printed_to_a_pdf(string name)
    {
        await using var opened = await browser.OpenAsync(name);
        var pdf = await opened.Page.PdfAsync(new PagePdfOptions { Format = "A4" });
        Assert.Equal("%PDF-"u8, pdf.AsSpan(0, 5));
        Assert.InRange(pdf.Length, 5_000, 5_000_000);
    }

    /// <summary>A card is carried on one sheet, whatever is on it, on either paper.</summary>
    [Theory]
    [InlineData("patients/genes.card.html", "A4")]
    [InlineData("patients/crowded.card.html", "A4")]
    [InlineData("patients/crowded.card.html", "Letter")]
    [InlineData("patients/hostile.card.html", "Letter")]
    public async Task A_card_is_one_sheet_of_paper(string name, string paper)
    {
        await using var opened = await browser.OpenAsync(name);
        var pdf = System.Text.Encoding.Latin1.GetString(await opened.Page.PdfAsync(new PagePdfOptions { Format = paper, PreferCSSPageSize = false }));
        Assert.Equal(1, SheetPattern().Count(pdf));
    }

    [Fact]
    public async Task The_card_is_reached_from_the_page_and_leads_back()
    {
        await using var opened = await browser.OpenAsync("patients/genes.html", scripts: false);
        await opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Card to print and carry" }).First.ClickAsync();
        Assert.EndsWith("genes.card.html", opened.Page.Url, StringComparison.Ordinal);
        await opened.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "All results and sources" }).ClickAsync();
        Assert.Contains("genes.html", opened.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_absent_positions_count_as_reference_that_is_in_sight_and_on_paper()
    {
        foreach (var name in new[] { "advice.html", "patients/hostile.card.html" })
        {
            await using var opened = await browser.OpenAsync(name);
            var said = opened.Page.GetByText("were taken as the reference", new PageGetByTextOptions { Exact = false }).First;
            Assert.True(await said.IsVisibleAsync(), name);
            await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
            Assert.True(await said.IsVisibleAsync(), name);
        }
    }

    [System.Text.RegularExpressions.GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial System.Text.RegularExpressions.Regex SheetPattern();

    [Fact]
    public async Task A_person_of_a_hundred_is_really_drawn()
    {
        await using var opened = await browser.OpenAsync("patients/ill.html");
        var colours = await opened.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.hit, .rest')].map(dot => getComputedStyle(dot).fill)");
        Assert.Equal(2, colours.Distinct().Count());
        var box = await opened.Page.Locator(".icons path").Last.BoundingBoxAsync();
        Assert.True(box is { Width: > 20, Height: > 5 });
    }
}
