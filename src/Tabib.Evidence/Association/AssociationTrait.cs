namespace Tabib.Evidence.Association;

/// <summary>A trait as its values say, before any model.</summary>
/// <param name="Values">By sample of the genotype set; NaN where missing.</param>
/// <param name="Zero">Of a binary trait: the value that controls have, 0 or 1; NaN of a quantitative one.</param>
public sealed record AssociationTrait(string Name, double[] Values, double Zero)
{
    private const int MostLevels = 4;

    /// <summary>By sample: what is known of the trait beforehand, such as a whole-genome prediction; in the trait's unit, of binary traits log odds. Null where nothing is.</summary>
    public double[]? Offset { get; init; }

    public bool IsBinary => !double.IsNaN(Zero);

    /// <summary>Binary where exactly the values 0 and 1, or 1 and 2, are there.</summary>
    public static AssociationTrait Of(string name, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var levels = LevelsOf(values, null, MostLevels);
        return new AssociationTrait(name, values, levels is [0, 1] ? 0 : levels is [1, 2] ? 1 : double.NaN);
    }

    /// <summary>0, 1 and 2 are all there: 0 may stand for missing, as in old PLINK files, or for a value.</summary>
    public bool MayHaveZeroForMissing => LevelsOf(Values, null, MostLevels) is [0, 1, 2];

    /// <summary>The trait of these samples, less what is known of it: what linear models explain.</summary>
    internal double[] Unexplained(SampleSet samples)
    {
        var values = samples.Take<double>(Values);
        if (Offset is null) return values;
        var known = samples.Take<double>(Offset);
        for (var i = 0; i < values.Length; i++) values[i] -= known[i];
        return values;
    }

    /// <summary>The different known values, ascending; no more of them than asked for.</summary>
    /// <param name="included">Samples that count; null for all.</param>
    internal static double[] LevelsOf(double[] values, bool[]? included, int most)
    {
        Span<double> levels = stackalloc double[most];
        var count = 0;
        for (var i = 0; i < values.Length && count < most; i++)
        {
            if (!double.IsNaN(values[i]) && (included?[i] ?? true) && !levels[..count].Contains(values[i])) levels[count++] = values[i];
        }

        levels[..count].Sort();
        return levels[..count].ToArray();
    }
}
