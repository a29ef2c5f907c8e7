using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Risk;

namespace Tabib.Tests.Evidence.Risk;

/// <summary>Whatever the bytes of a pack, reading ends in a pack or in problems.</summary>
public static class ScorePackFuzz
{
    internal static readonly string[] SeedIds = ["bmi", "cha2ds2-vasc", "kfre-4", "score2", "fib-4", "estimated-due-date", "has-bled"];

    public static IEnumerable<byte[]> Seeds() => KnowledgeFiles.Embedded("scores").Where(file => SeedIds.Contains(Path.GetFileNameWithoutExtension(file.Path))).Select(file => file.Bytes);

    public static void Run(ReadOnlySpan<byte> input)
    {
        var problems = new List<Problem>();
        var pack = ScorePackReader.Read(new KnowledgeFile("scores/fuzz.json", input.ToArray(), ""), problems);
        if (pack is null == (problems.Count == 0)) throw new InvalidOperationException("A pack or a problem, never both, never neither.");
    }
}
