namespace Tabib.Tests.Core.Units;

public class UcumFuzzTests
{
    [Fact]
    public void Mutated_units_are_read_or_refused()
    {
        var random = new Random(20261);
        var seeds = UcumFuzz.Seeds().ToArray();
        for (var i = 0; i < 5_000; i++)
        {
            var input = seeds[random.Next(seeds.Length)].ToList();
            for (var change = random.Next(1, 6); change > 0; change--)
            {
                var at = random.Next(input.Count + 1);
                switch (random.Next(4))
                {
                    case 0 when at < input.Count:
                        input.RemoveAt(at);
                        break;
                    case 1:
                        input.Insert(at, (byte)random.Next(256));
                        break;
                    case 2:
                        input.InsertRange(at, seeds[random.Next(seeds.Length)]);
                        break;
                    default:
                        input.Insert(at, (byte)"./(){}[]0123456789-+*^"[random.Next(22)]);
                        break;
                }
            }

            UcumFuzz.Run(input.ToArray());
        }
    }
}
