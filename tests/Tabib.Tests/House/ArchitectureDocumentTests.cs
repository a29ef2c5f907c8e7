using System.Text.RegularExpressions;

namespace Tabib.Tests.House;

public sealed partial class ArchitectureDocumentTests
{
    public static TheoryData<string> Documents => [.. Directory.EnumerateFiles(Repository.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)).Select(path => Path.GetRelativePath(Repository.Root, path))];

    [Fact]
    public void The_places_that_the_architecture_names_exist()
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "ARCHITECTURE.md"));
        var places = Place().Matches(text).Select(match => match.Groups[1].Value).ToArray();
        Assert.InRange(places.Length, 10, 100);
        Assert.All(places, place => Assert.True(Path.Exists(Path.Combine(Repository.Root, place)), place));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_between_documents_lead_somewhere(string document)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, document))!;
        var links = Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, document))).Select(match => match.Groups[1].Value);
        Assert.All(links, link => Assert.True(Path.Exists(Path.Combine(folder, link)), $"{document}: {link}"));
    }

    [GeneratedRegex("`((?:src|tests|docs|bench|knowledge|samples)/[A-Za-z0-9_./-]*)`")]
    private static partial Regex Place();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)")]
    private static partial Regex Link();
}
