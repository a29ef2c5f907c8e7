using System.Collections.Concurrent;

namespace Tabib.Core.Units;

/// <summary>Parsed units by their code, failures too. Thread-safe; starts afresh when full, so that hostile input cannot make it grow.</summary>
internal static class UcumCache
{
    private const int Capacity = 4_096;

    private static Generation s_current = new();

    public static UcumReading Read(ReadOnlySpan<char> code)
    {
        var generation = Volatile.Read(ref s_current);
        return generation.BySpan.TryGetValue(code, out var known) ? known : Add(generation, code.ToString());
    }

    public static UcumReading Read(string code)
    {
        var generation = Volatile.Read(ref s_current);
        return generation.Readings.TryGetValue(code, out var known) ? known : Add(generation, code);
    }

    private static UcumReading Add(Generation generation, string code)
    {
        var reading = UcumReading.Of(code);
        if (code.Length > UcumParser.MaximumLength) return reading;
        if (Interlocked.Increment(ref generation.Count) > Capacity)
        {
            generation = new Generation { Count = 1 };
            Volatile.Write(ref s_current, generation);
        }

        return generation.Readings.GetOrAdd(code, reading);
    }

    private sealed class Generation
    {
        public readonly ConcurrentDictionary<string, UcumReading> Readings = new(StringComparer.Ordinal);
        public readonly ConcurrentDictionary<string, UcumReading>.AlternateLookup<ReadOnlySpan<char>> BySpan;
        public int Count;

        public Generation() => BySpan = Readings.GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
