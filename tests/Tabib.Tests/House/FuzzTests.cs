using System.Diagnostics;
using System.Globalization;
using System.Reflection;

namespace Tabib.Tests.House;

/// <summary>Every parser of outside bytes against mutated input: a moment each in the default run, as long as TABIB_FUZZ_SECONDS says in <c>./build fuzz</c>.</summary>
/// <remarks>A target is a static class whose name ends in Fuzz, with <c>Run</c> of a byte array or span, and <c>Seeds()</c>. Any exception it lets through, and any single input that takes ten seconds, is a failure; the input is kept in artifacts/fuzz.</remarks>
public sealed class FuzzTests
{
    private const long MemoryLimit = 1L << 30;

    private static readonly TimeSpan HangLimit = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("TABIB_FUZZ_SECONDS"), CultureInfo.InvariantCulture, out var seconds) ? seconds : 0.3);

    public static TheoryData<string> Targets =>
        [.. typeof(FuzzTests).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Fuzz", StringComparison.Ordinal) && type.GetMethod("Seeds", BindingFlags.Public | BindingFlags.Static) is not null)
            .Select(type => type.FullName!)
            .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void No_input_crashes_hangs_or_fills_the_memory(string target)
    {
        var type = typeof(FuzzTests).Assembly.GetType(target)!;
        var run = Target(type);
        var seeds = ((IEnumerable<byte[]>)type.GetMethod("Seeds", BindingFlags.Public | BindingFlags.Static)!.Invoke(null, null)!).ToArray();
        var mutator = new Mutator(seeds, seed: 20240229);
        var clock = Stopwatch.StartNew();
        var count = 0L;
        while (clock.Elapsed < Duration || count < 100)
        {
            var input = count < seeds.Length ? seeds[count] : mutator.Next();
            var before = clock.Elapsed;
            try
            {
                run(input);
            }
            catch (Exception fault)
            {
                Assert.Fail($"{target}: {fault.GetType().Name}: {fault.Message}; input kept in {Keep(target, input)}\n{fault.StackTrace}");
            }

            if (clock.Elapsed - before > HangLimit) Assert.Fail($"{target} hangs; input kept in {Keep(target, input)}");
            if (++count % 1000 == 0 && GC.GetTotalMemory(forceFullCollection: false) > MemoryLimit && GC.GetTotalMemory(forceFullCollection: true) > MemoryLimit)
                Assert.Fail($"{target} keeps more than a gigabyte; last input in {Keep(target, input)}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{target}: {count:N0} inputs in {clock.Elapsed.TotalSeconds:F1} s");
    }

    private static Action<byte[]> Target(Type type)
    {
        var method = type.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!;
        if (method.GetParameters()[0].ParameterType == typeof(byte[])) return method.CreateDelegate<Action<byte[]>>();
        var run = method.CreateDelegate<SpanTarget>();
        return input => run(input);
    }

    private delegate void SpanTarget(ReadOnlySpan<byte> input);

    private static string Keep(string target, byte[] input)
    {
        var path = Path.Combine(Repository.Root, "artifacts", "fuzz", $"{target}.bin");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, input);
        return path;
    }
}
