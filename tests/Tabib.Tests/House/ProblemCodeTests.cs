using System.Text.RegularExpressions;

namespace Tabib.Tests.House;

public sealed partial class ProblemCodeTests
{
    [Fact]
    public void Every_problem_code_of_the_program_is_explained_in_the_guide_and_no_other()
    {
        var used = Repository.SourceFiles("src").SelectMany(path => InQuotes().Matches(File.ReadAllText(path))).Select(match => match.Groups[1].Value).Distinct();
        var explained = File.ReadLines(Path.Combine(Repository.Root, "docs", "guide", "problems.md")).Where(line => line.StartsWith("| ", StringComparison.Ordinal)).SelectMany(line => CodesOf(line.Split('|')[1])).ToArray();
        Assert.Equal(explained.Length, explained.Distinct().Count());
        Assert.Equal(used.Order(StringComparer.Ordinal), explained.Order(StringComparer.Ordinal));
    }

    /// <summary>"A001, A003 to A005".</summary>
    private static IEnumerable<string> CodesOf(string cell)
    {
        foreach (var part in cell.Split(','))
        {
            var codes = Code().Matches(part).Select(match => match.Value).ToArray();
            if (codes.Length == 0) continue;
            var (first, last) = (int.Parse(codes[0][^3..], null), int.Parse(codes[^1][^3..], null));
            for (var number = first; number <= last; number++) yield return $"{codes[0][..^3]}{number:D3}";
        }
    }

    [GeneratedRegex("\"((?:[A-Z]{3,4}|HL7)[0-9]{3})\"")]
    private static partial Regex InQuotes();

    [GeneratedRegex("(?:[A-Z]{3,4}|HL7)[0-9]{3}")]
    private static partial Regex Code();
}
