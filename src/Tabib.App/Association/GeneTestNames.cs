using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Evidence.Association.Genes;

namespace Tabib.App.Association;

/// <summary>Words of gene tests on the command line and in tables.</summary>
internal static class GeneTestNames
{
    private static readonly (GeneTest Test, string Option, string Column)[] All =
    [
        (GeneTest.Burden, "burden", "BURDEN"),
        (GeneTest.Skat, "skat", "SKAT"),
        (GeneTest.SkatO, "skat-o", "SKAT-O"),
        (GeneTest.AcatV, "acat-v", "ACAT-V"),
        (GeneTest.Acat, "acat", "ACAT"),
    ];

    public static string Column(GeneTest test) => Array.Find(All, entry => entry.Test == test).Column;

    public static GeneTestOptions Read(AssociationGenesOptions options)
    {
        if (!(options.MaximumFrequency is > 0 and <= 0.5)) throw Fault.InOption("--max-maf", "The frequency of a minor allele is above 0 and at most 0.5.");
        if (options.CollapseUpTo < 0) throw Fault.InOption("--collapse", "A count is 0 or more.");
        if (options.LeastCarriers < 1) throw Fault.InOption("--min-carriers", "A test needs one carrier at least.");
        var weights = options.Weights.Split(',').Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and < 1000 ? value : double.NaN).ToArray();
        if (weights.Length != 2 || weights.Any(double.IsNaN)) throw Fault.InOption("--weights", "Two positive numbers, such as 1,25.");
        return new GeneTestOptions
        {
            Tests = Tests(options.Tests),
            MaximumFrequency = options.MaximumFrequency,
            CollapseUpTo = options.CollapseUpTo,
            Mask = options.Burden switch
            {
                "sum" => BurdenMask.Sum,
                "max" => BurdenMask.Max,
                "comphet" => BurdenMask.CompoundHeterozygote,
                _ => throw Fault.InOption("--burden", $"'{options.Burden}' is no way to count; sum, max and comphet are."),
            },
            WeightA = weights[0],
            WeightB = weights[1],
            LeastCarriers = options.LeastCarriers,
        };
    }

    private static GeneTest Tests(string text)
    {
        var tests = GeneTest.None;
        foreach (var word in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var place = Array.FindIndex(All, entry => entry.Option.Equals(word, StringComparison.OrdinalIgnoreCase));
            if (place < 0) throw Fault.InOption("--tests", $"'{word}' is no test; {string.Join(", ", All.Select(entry => entry.Option))} are.");
            tests |= All[place].Test;
        }

        return tests == GeneTest.None ? GeneTest.All : tests;
    }
}
