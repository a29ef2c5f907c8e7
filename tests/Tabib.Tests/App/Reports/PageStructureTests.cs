using System.Globalization;
using System.Text.RegularExpressions;
using Tabib.Tests.App.Pharmacogenomics;

namespace Tabib.Tests.App.Reports;

/// <summary>What every page must be, whatever it shows.</summary>
public sealed partial class PageStructureTests
{
    private static readonly Dictionary<string, string> Pages = new()
    {
        ["ill"] = Samples.Page(Samples.Ill()),
        ["bare"] = Samples.Page(Samples.Bare()),
        ["deceased"] = Samples.Page(Samples.Deceased()),
        ["genes"] = Samples.Page(PgxSamples.Patient(PgxSamples.Person())),
        ["genes of two files"] = Samples.Page(PgxSamples.Patient(PgxSamples.TwoFiles())),
        ["genes of the deceased"] = Samples.Page(Samples.Deceased() with { Pharmacogenomics = PgxSamples.Person() }),
        ["card"] = PgxSamples.Card(PgxSamples.Person()),
        ["crowded card"] = PgxSamples.Card(PgxSamples.Crowded()),
        ["advice"] = PgxSamples.AdvicePage(PgxSamples.Person(), PgxSamples.Person("Bahrom")),
        ["population"] = Samples.Page(Samples.Population([Samples.Ill(), Samples.Bare(), Samples.Deceased()], Samples.Import)),
        ["nobody"] = Samples.Page(Samples.Population([])),
    };

    public static TheoryData<string> Names => [.. Pages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Ids_are_unique_and_links_within_the_page_lead_somewhere(string name)
    {
        var elements = HtmlOutline.Read(Pages[name]).Elements.ToArray();
        var ids = elements.Select(tag => tag["id"]).OfType<string>().ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        var targets = elements.Select(tag => tag["href"]).OfType<string>().Where(href => href.StartsWith('#')).Select(href => href[1..])
            .Concat(elements.SelectMany(tag => (tag["aria-labelledby"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Concat(elements.Select(tag => tag["fill"]).OfType<string>().Where(fill => fill.StartsWith("url(#", StringComparison.Ordinal)).Select(fill => fill[5..^1]));
        Assert.All(targets, target => Assert.Contains(target, ids));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_is_fetched_and_no_script_is_there(string name)
    {
        var elements = HtmlOutline.Read(Pages[name]).Elements.ToArray();
        Assert.DoesNotContain(elements, tag => tag.Name is "script" or "link" or "img" or "iframe" or "object" or "embed" or "base" or "form" or "audio" or "video");
        Assert.DoesNotContain(elements, tag => tag.Attributes.Keys.Any(key => key.StartsWith("on", StringComparison.Ordinal) || key is "src" or "srcset" or "style" or "background"));
        Assert.All(elements.Select(tag => tag["href"]).OfType<string>(), href => Assert.Matches("^(#[a-z0-9-]+|patients/[^/:]+|[^/:]+\\.html|https://doi\\.org/10\\.[^\"]+)$", href));
        Assert.DoesNotContain("@import", Pages[name], StringComparison.Ordinal);
        Assert.DoesNotMatch("url\\((?!#)", Pages[name]);
        Assert.Contains("default-src &#x27;none&#x27;", Pages[name].Replace("'", "&#x27;", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Headings_go_down_one_step_at_a_time(string name)
    {
        var levels = HtmlOutline.Read(Pages[name]).Elements.Where(tag => tag.Name is ['h', >= '1' and <= '6']).Select(tag => tag.Name[1] - '0').ToArray();
        Assert.Equal(1, levels[0]);
        Assert.Single(levels, 1);
        for (var i = 1; i < levels.Length; i++) Assert.True(levels[i] <= levels[i - 1] + 1, $"h{levels[i]} follows h{levels[i - 1]}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Landmarks_language_and_scopes_are_given(string name)
    {
        var elements = HtmlOutline.Read(Pages[name]).Elements.ToArray();
        Assert.Equal("en", elements[0]["lang"]);
        Assert.All(new[] { "header", "nav", "main", "footer" }, landmark => Assert.Single(elements, tag => tag.Name == landmark));
        Assert.All(elements.Where(tag => tag.Name == "th"), tag => Assert.Contains(tag["scope"], new[] { "col", "row" }));
        Assert.All(elements.Where(tag => tag.Name == "section"), tag => Assert.True(tag["aria-labelledby"] is not null || tag["aria-label"] is not null));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_drawing_has_a_title_or_is_hidden_from_screen_readers(string name)
    {
        var tags = HtmlOutline.Read(Pages[name]).Tags;
        var depth = 0;
        for (var i = 0; i < tags.Count; i++)
        {
            if (tags[i].Name != "svg") continue;
            if (!tags[i].IsEnd && depth++ == 0)
            {
                var isHidden = tags[i]["aria-hidden"] == "true" || tags.Take(i).Last(tag => tag.Name is "div" or "td" or "defs" or "figure" or "body")["aria-hidden"] == "true";
                Assert.True(isHidden || (tags[i]["role"] == "img" && tags[i + 1].Name == "title"), $"drawing {i}");
            }
            else if (tags[i].IsEnd)
            {
                depth--;
            }
        }
    }

    /// <summary>320 px are 20 rem.</summary>
    [Fact]
    public void Nothing_is_wider_than_a_small_telephone()
    {
        var style = Pages["ill"][Pages["ill"].IndexOf("<style>", StringComparison.Ordinal)..Pages["ill"].IndexOf("</style>", StringComparison.Ordinal)];
        var widths = FixedWidth().Matches(style).Select(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * (match.Groups[2].Value == "rem" ? 16 : 1)).ToArray();
        Assert.NotEmpty(widths);
        Assert.All(widths, width => Assert.InRange(width, 0, 320));
        Assert.DoesNotContain(HtmlOutline.Read(Pages["population"]).Elements, tag => int.TryParse(tag["width"], out var width) && width > 320);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes_on_any_thread()
    {
        var report = Samples.Ill();
        var pages = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(4).Select(_ => Samples.Page(report)).ToArray();
        Assert.All(pages, page => Assert.Equal(Pages["ill"], page));
    }

    [GeneratedRegex("(?<![a-z-])(?:min-width|width|flex-basis): *(?:min\\([^,]+, *)?([0-9.]+)(rem|px)")]
    private static partial Regex FixedWidth();
}
