namespace Tabib.Core.Statistics;

/// <summary>The order of numbers, equal ones by their place: a radix sort of their upper halves, eleven bits a pass; numbers that agree there are then sorted by their lower halves.</summary>
public static class NumberOrder
{
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;
    private const int Half = 32;
    private const int Passes = (Half + Bits - 1) / Bits;

    /// <returns>Places of the numbers from the smallest to the largest; -0 is 0.</returns>
    /// <exception cref="ArgumentException">A value is NaN: it has no place in an order.</exception>
    public static int[] Of(ReadOnlySpan<double> values)
    {
        // The upper half of a key above the place it came from: what is moved is eight bytes, and no two are the same.
        var entries = new ulong[values.Length];
        var counts = new int[Passes * Buckets];
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) throw new ArgumentException($"The value at {i} is not a number.", nameof(values));
            var upper = KeyOf(values[i]) >> Half;
            entries[i] = (upper << Half) | (uint)i;
            for (var pass = 0; pass < Passes; pass++) counts[(pass * Buckets) + (int)((upper >> (pass * Bits)) & (Buckets - 1))]++;
        }

        entries = ByUpperHalf(entries, counts);
        for (var first = 0; first < entries.Length;)
        {
            var end = first + 1;
            while (end < entries.Length && entries[end] >> Half == entries[first] >> Half) end++;
            if (end - first > 1) SortByLowerHalf(entries.AsSpan(first, end - first), values);
            first = end;
        }

        return Array.ConvertAll(entries, entry => (int)(uint)entry);
    }

    private static ulong[] ByUpperHalf(ulong[] entries, int[] counts)
    {
        var next = new ulong[entries.Length];
        for (var pass = 0; pass < Passes; pass++)
        {
            var places = counts.AsSpan(pass * Buckets, Buckets);
            if (!TryPlaces(places, entries.Length)) continue;
            var shift = Half + (pass * Bits);
            foreach (var entry in entries) next[places[(int)((entry >> shift) & (Buckets - 1))]++] = entry;
            (entries, next) = (next, entries);
        }

        return entries;
    }

    private static void SortByLowerHalf(Span<ulong> run, ReadOnlySpan<double> values)
    {
        var isSorted = true;
        var last = 0u;
        for (var i = 0; i < run.Length; i++)
        {
            var lower = (uint)KeyOf(values[(int)(uint)run[i]]);
            isSorted &= lower >= last;
            last = lower;
            run[i] = ((ulong)lower << Half) | (uint)run[i];
        }

        if (!isSorted) run.Sort();
    }

    /// <summary>Compares as the numbers do: negative ones upside down, all others above them.</summary>
    private static ulong KeyOf(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value + 0.0);
        return (ulong)(bits ^ ((bits >> 63) | long.MinValue));
    }

    /// <summary>Turns counts into the place of each bucket's first; false where one bucket holds all.</summary>
    private static bool TryPlaces(Span<int> counts, int total)
    {
        var sum = 0;
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            if (counts[bucket] == total) return false;
            (counts[bucket], sum) = (sum, sum + counts[bucket]);
        }

        return true;
    }
}
