namespace Tabib.Evidence.Association;

/// <summary>A trait as its values say, before any model.</summary>
/// <param name="Values">By sample of the genotype set; NaN where missing.</param>
/// <param name="Zero">Of a binary trait: the value that controls have, 0 or 1; NaN of a quantitative one.</param>
public sealed record AssociationTrait(string Name, double[] Values, double Zero)
{
    /// <summary>By sample: what is known of the trait beforehand, such as a whole-genome prediction; in the trait's unit, of binary traits log odds. Null where nothing is.</summary>
    public double[]? Offset { get; init; }

    public bool IsBinary => !double.IsNaN(Zero);

    /// <summary>Binary where exactly the values 0 and 1, or 1 and 2, are there.</summary>
    public static AssociationTrait Of(string name, double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var known = values.Where(value => !double.IsNaN(value)).Distinct().Take(4).Order().ToArray();
        return new AssociationTrait(name, values, known is [0, 1] ? 0 : known is [1, 2] ? 1 : double.NaN);
    }

    /// <summary>0, 1 and 2 are all there: 0 may stand for missing, as in old PLINK files, or for a value.</summary>
    public bool MayHaveZeroForMissing => Values.Where(value => !double.IsNaN(value)).Distinct().Take(4).Order().ToArray() is [0, 1, 2];

    /// <summary>The trait of these samples, less what is known of it: what linear models explain.</summary>
    internal double[] Unexplained(SampleSet samples)
    {
        var values = samples.Take<double>(Values);
        if (Offset is null) return values;
        var known = samples.Take<double>(Offset);
        for (var i = 0; i < values.Length; i++) values[i] -= known[i];
        return values;
    }
}
