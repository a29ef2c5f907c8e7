
namespace Tabib.Tests.House;

/// <summary>What the documentation shows is what the program does: every command of README and docs/guide is run in its order, in a folder of its own.</summary>
public sealed class DocumentationTests
{
    public static TheoryData<string> Documents =>
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "guide"), "*.md").Append(Path.Combine(Repository.Root, "README.md"))
            .Where(path => DocumentedCommand.In(path).Count > 0)
            .Select(path => Path.GetRelativePath(Repository.Root, path))
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Commands_of_the_documentation_do_what_it_shows(string document)
    {
        var folder = Directory.CreateTempSubdirectory("tabib-docs-").FullName;
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder, "samples"), Path.Combine(Repository.Root, "samples"));
            foreach (var command in DocumentedCommand.In(Path.Combine(Repository.Root, document)))
            {
                var (output, error, _) = await Shell.RunAsync(command.CommandLine, folder, TestContext.Current.CancellationToken);
                Assert.True(command.Matches(output), $"{document}:{command.Line}: $ {command.CommandLine}\nshown:\n{string.Join('\n', command.Expected)}\nreal:\n{output}\n{error}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
