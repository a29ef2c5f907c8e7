using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Risk;

namespace Tabib.Tests.Evidence.Risk;

/// <summary>Whatever the bytes of a pack, reading ends in a pack or in problems.</summary>
public sealed class ScorePackFuzz
{
    private static readonly string[] SeedIds = ["bmi", "cha2ds2-vasc", "kfre-4", "score2", "fib-4", "estimated-due-date", "has-bled"];

    public static IEnumerable<byte[]> Seeds() => KnowledgeFiles.Embedded("scores").Where(file => SeedIds.Contains(Path.GetFileNameWithoutExtension(file.Path))).Select(file => file.Bytes);

    public static void Run(ReadOnlySpan<byte> input)
    {
        var problems = new List<Problem>();
        var pack = ScorePackReader.Read(new KnowledgeFile("scores/fuzz.json", input.ToArray(), ""), problems);
        if (pack is null == (problems.Count == 0)) throw new InvalidOperationException("A pack or a problem, never both, never neither.");
    }

    [Fact]
    public void Changed_packs_are_read_or_refused_and_never_crash()
    {
        var random = new Random(20240501);
        var seeds = Seeds().ToArray();
        Assert.Equal(SeedIds.Length, seeds.Length);
        for (var i = 0; i < 3000; i++)
        {
            var bytes = (byte[])seeds[i % seeds.Length].Clone();
            for (var change = random.Next(1, 6); change > 0; change--) bytes = Change(bytes, random);
            Run(bytes);
        }
    }

    private static byte[] Change(byte[] bytes, Random random)
    {
        var at = random.Next(bytes.Length);
        var length = Math.Min(random.Next(1, 40), bytes.Length - at);
        switch (random.Next(4))
        {
            case 0:
                bytes[at] = (byte)random.Next(256);
                return bytes;
            case 1:
                return bytes.Length - length < 10 ? bytes : [.. bytes[..at], .. bytes[(at + length)..]];
            case 2:
                return bytes.Length > 50_000 ? bytes : [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
            default:
                bytes[at] = "0123456789-.{}[]\"',:()<>="u8[random.Next(25)];
                return bytes;
        }
    }
}
