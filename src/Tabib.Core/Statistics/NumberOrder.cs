namespace Tabib.Core.Statistics;

/// <summary>The order of numbers, equal ones by their place: a radix sort of eleven bits a pass, passes in which all agree left out.</summary>
public static class NumberOrder
{
    private const int Bits = 11;
    private const int Buckets = 1 << Bits;
    private const int Passes = (64 + Bits - 1) / Bits;

    /// <returns>Places of the numbers from the smallest to the largest; -0 is 0.</returns>
    /// <exception cref="ArgumentException">A value is NaN: it has no place in an order.</exception>
    public static int[] Of(ReadOnlySpan<double> values)
    {
        var keys = new ulong[values.Length];
        var order = new int[values.Length];
        var counts = new int[Passes * Buckets];
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i])) throw new ArgumentException($"The value at {i} is not a number.", nameof(values));
            var bits = BitConverter.DoubleToInt64Bits(values[i] + 0.0);
            // Negative numbers upside down, all others above them: bits compare as the numbers do.
            var key = (ulong)(bits ^ ((bits >> 63) | long.MinValue));
            (keys[i], order[i]) = (key, i);
            for (var pass = 0; pass < Passes; pass++) counts[(pass * Buckets) + (int)((key >> (pass * Bits)) & (Buckets - 1))]++;
        }

        var (nextKeys, nextOrder) = (new ulong[values.Length], new int[values.Length]);
        for (var pass = 0; pass < Passes; pass++)
        {
            if (!TryPlaces(counts.AsSpan(pass * Buckets, Buckets), values.Length)) continue;
            var places = counts.AsSpan(pass * Buckets, Buckets);
            for (var i = 0; i < keys.Length; i++)
            {
                var place = places[(int)((keys[i] >> (pass * Bits)) & (Buckets - 1))]++;
                (nextKeys[place], nextOrder[place]) = (keys[i], order[i]);
            }

            (keys, nextKeys) = (nextKeys, keys);
            (order, nextOrder) = (nextOrder, order);
        }

        return order;
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
