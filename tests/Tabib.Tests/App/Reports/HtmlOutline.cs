using System.Text;

namespace Tabib.Tests.App.Reports;

/// <summary>Reads a page strictly: every &lt; begins a tag, attributes are in double quotes, elements are closed in order. Whatever data smuggled in as markup shows up here.</summary>
internal sealed class HtmlOutline
{
    private static readonly HashSet<string> Void = ["meta", "br", "link", "img", "input", "hr", "base"];

    private HtmlOutline(List<HtmlTag> tags, string text)
    {
        Tags = tags;
        Text = text;
    }

    public IReadOnlyList<HtmlTag> Tags { get; }

    /// <summary>All text, still escaped, without the stylesheet.</summary>
    public string Text { get; }

    public IEnumerable<HtmlTag> Elements => Tags.Where(tag => !tag.IsEnd);

    /// <summary>Names of tags and attributes in order, without any text or value.</summary>
    public string Skeleton => string.Join('\n', Tags.Select(tag => $"{(tag.IsEnd ? "/" : "")}{tag.Name} {string.Join(' ', tag.Attributes.Keys)}"));

    public static HtmlOutline Read(string html)
    {
        const string doctype = "<!DOCTYPE html>";
        Assert.StartsWith(doctype, html, StringComparison.Ordinal);
        var tags = new List<HtmlTag>();
        var text = new StringBuilder();
        var open = new Stack<string>();
        for (var at = doctype.Length; at < html.Length;)
        {
            if (html[at] != '<')
            {
                Assert.NotEqual('>', html[at]);
                text.Append(html[at++]);
                continue;
            }

            var tag = ReadTag(html, ref at, out var isSelfClosed);
            tags.Add(tag);
            if (tag.IsEnd) Assert.Equal(open.Pop(), tag.Name);
            else if (!Void.Contains(tag.Name) && !isSelfClosed) open.Push(tag.Name);
            if (tag is not { Name: "style", IsEnd: false }) continue;
            at = html.IndexOf("</style>", at, StringComparison.Ordinal);
        }

        Assert.Empty(open);
        return new HtmlOutline(tags, text.ToString());
    }

    private static HtmlTag ReadTag(string html, ref int at, out bool isSelfClosed)
    {
        at++;
        var isEnd = html[at] == '/';
        if (isEnd) at++;
        var name = ReadName(html, ref at);
        var attributes = new Dictionary<string, string>();
        while (html[at] == ' ')
        {
            at++;
            if (html[at] is '/' or '>') break;
            var key = ReadName(html, ref at);
            if (html[at] != '=')
            {
                attributes.Add(key, "");
                continue;
            }

            Assert.Equal("=\"", html[at..(at + 2)]);
            var end = html.IndexOf('"', at + 2);
            attributes.Add(key, html[(at + 2)..end]);
            Assert.DoesNotContain('<', attributes[key]);
            at = end + 1;
        }

        isSelfClosed = html[at] == '/';
        if (isSelfClosed) at++;
        Assert.Equal('>', html[at]);
        at++;
        return new HtmlTag(name, isEnd, attributes);
    }

    private static string ReadName(string html, ref int at)
    {
        var start = at;
        while (char.IsAsciiLetterOrDigit(html[at]) || html[at] is '-' or ':') at++;
        Assert.NotEqual(start, at);
        return html[start..at];
    }
}
