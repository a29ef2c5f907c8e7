namespace Tabib.Tests.Evidence.Risk;

public sealed class ScorePackFuzzTests
{
    [Fact]
    public void Changed_packs_are_read_or_refused_and_never_crash()
    {
        var random = new Random(20240501);
        var seeds = ScorePackFuzz.Seeds().ToArray();
        Assert.Equal(ScorePackFuzz.SeedIds.Length, seeds.Length);
        for (var i = 0; i < 3000; i++)
        {
            var bytes = (byte[])seeds[i % seeds.Length].Clone();
            for (var change = random.Next(1, 6); change > 0; change--) bytes = Change(bytes, random);
            ScorePackFuzz.Run(bytes);
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
