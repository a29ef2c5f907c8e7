using System.Reflection;

namespace Tabib.Tests.House;

public sealed class ArchitectureTests
{
    private static readonly string[] Arrow = ["Tabib.Core", "Tabib.Ingest", "Tabib.Record", "Tabib.Evidence", "Tabib.Decision", "tabib"];

    private static readonly HashSet<string> Foundations = ["Tabib.Record.Journal", "Tabib.Evidence.Knowledge", "Tabib.Evidence.Prediction", "Tabib.Evidence.Survival", "Tabib.Evidence.Validation", "Tabib.Decision.Rules", "Tabib.Decision.Recommendations"];

    public static TheoryData<string> Rooms => [.. Arrow];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_project_uses_only_what_is_to_its_left(string name)
    {
        var allowed = Arrow.TakeWhile(room => room != name).ToHashSet();
        var used = Assembly.Load(name).GetReferencedAssemblies().Select(reference => reference.Name!).Where(reference => Arrow.Contains(reference));
        Assert.All(used, reference => Assert.Contains(reference, allowed));
    }

    [Fact]
    public void Core_stands_on_the_framework_alone()
    {
        var foreign = Assembly.Load("Tabib.Core").GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(reference => !reference.StartsWith("System", StringComparison.Ordinal) && reference != "netstandard");
        Assert.Empty(foreign);
    }

    [Theory]
    [InlineData("Tabib.Ingest")]
    [InlineData("Tabib.Record")]
    [InlineData("Tabib.Evidence")]
    [InlineData("Tabib.Decision")]
    public void Sibling_feature_folders_never_use_each_other(string project)
    {
        var assembly = Assembly.Load(project);
        var offences = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in assembly.GetTypes())
        {
            if (Feature(type, project) is not { } own) continue;
            foreach (var used in UsedTypes.Of(type))
            {
                if (used.Assembly != assembly || Feature(used, project) is not { } other || other == own || Foundations.Contains(other)) continue;
                offences.Add($"{own} uses {other} ({type.Name} -> {used.Name})");
            }
        }

        Assert.Empty(offences);
    }

    [Fact]
    public void There_are_at_most_twelve_projects()
    {
        var projects = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}artifacts{Path.DirectorySeparatorChar}", StringComparison.Ordinal));
        Assert.InRange(projects.Count(), 1, 12);
    }

    [Fact]
    public void Files_stay_small()
    {
        var lengths = Repository.SourceFiles("src").Select(path => (Path: path, Lines: File.ReadLines(path).Count())).ToArray();
        Assert.DoesNotContain(lengths, file => file.Lines > 800);
        Assert.InRange(lengths.Count(file => file.Lines > 350), 0, lengths.Length / 50);
        Assert.InRange(lengths.Select(file => file.Lines).Order().ElementAt(lengths.Length / 2), 1, 120);
    }

    [Fact]
    public void A_file_holds_one_public_type_of_its_own_name()
    {
        var offences = Repository.SourceFiles("src")
            .Where(path => File.ReadLines(path).Count(DeclaresPublicType) > 1)
            .Select(path => Path.GetRelativePath(Repository.Root, path));
        Assert.Empty(offences);
    }

    private static bool DeclaresPublicType(string line) =>
        line.StartsWith("public ", StringComparison.Ordinal)
        && line.Split(' ').Any(word => word is "class" or "struct" or "record" or "interface" or "enum");

    /// <summary>The feature folder of a type as its namespace says it; null for the project's root.</summary>
    private static string? Feature(Type type, string project)
    {
        while (type.DeclaringType is { } outer) type = outer;
        if (type.Namespace is not { } name || !name.StartsWith(project + ".", StringComparison.Ordinal)) return null;
        return project + "." + name[(project.Length + 1)..].Split('.')[0];
    }
}
