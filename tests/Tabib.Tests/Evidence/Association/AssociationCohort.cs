using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Evidence.Association;

namespace Tabib.Tests.Evidence.Association;

/// <summary>A drawn cohort in memory: genotypes of variants of all kinds, traits, covariates.</summary>
internal sealed class AssociationCohort : GenotypeReader
{
    private readonly byte[][] _codes;

    private AssociationCohort(byte[][] codes, VariantTable variants, SampleTable samples, double[] quantitative, double[] binary, double[][] covariates)
    {
        _codes = codes;
        Variants = variants;
        Samples = samples;
        Quantitative = quantitative;
        Binary = binary;
        Covariates = covariates;
    }

    public VariantTable Variants { get; }

    public SampleTable Samples { get; }

    public double[] Quantitative { get; }

    /// <summary>0 or 1, NaN where missing.</summary>
    public double[] Binary { get; }

    public double[][] Covariates { get; }

    public IReadOnlyList<(string Name, double[] Values)> NamedCovariates => [.. Covariates.Select((values, j) => ($"C{j + 1}", values))];

    /// <param name="missing">Share of genotypes without a call.</param>
    public static AssociationCohort Draw(int samples, int variants, int covariates, double missing, int seed, string chromosome = "1")
    {
        var random = new Random(seed);
        var columns = Enumerable.Range(0, covariates).Select(_ => Enumerable.Range(0, samples).Select(_ => Normal(random)).ToArray()).ToArray();
        var codes = new byte[variants][];
        for (var v = 0; v < variants; v++)
        {
            // Rare, common, and common the other way round.
            var frequency = (v % 3) switch { 0 => random.NextDouble() * 0.02, 1 => 0.1 + (random.NextDouble() * 0.4), _ => 0.6 + (random.NextDouble() * 0.39) };
            codes[v] = new byte[samples];
            for (var i = 0; i < samples; i++) codes[v][i] = random.NextDouble() < missing ? (byte)3 : (byte)((random.NextDouble() < frequency ? 1 : 0) + (random.NextDouble() < frequency ? 1 : 0));
        }

        var quantitative = new double[samples];
        var binary = new double[samples];
        for (var i = 0; i < samples; i++)
        {
            var signal = 3 + (covariates > 0 ? 0.5 * columns[0][i] : 0) + (0.4 * (codes[1 % variants][i] % 3)) + Normal(random);
            quantitative[i] = random.Next(40) == 0 ? double.NaN : signal;
            binary[i] = random.Next(40) == 0 ? double.NaN : signal + Normal(random) > 4 ? 1 : 0;
        }

        return new AssociationCohort(codes, Table(variants, chromosome), People(samples, random), quantitative, binary, columns);
    }

    /// <summary>The same cohort with the other allele counted.</summary>
    public AssociationCohort Flipped() => new([.. _codes.Select(codes => codes.Select(code => code == 3 ? code : (byte)(2 - code)).ToArray())], Variants, Samples, Quantitative, Binary, Covariates);

    /// <summary>The same cohort with its samples in another order.</summary>
    public AssociationCohort Permuted(int[] order) => new(
        [.. _codes.Select(codes => Take(codes, order))], Variants, Samples.Subset(order), Take(Quantitative, order), Take(Binary, order), [.. Covariates.Select(values => Take(values, order))]);

    public IReadOnlyList<AssociationRow> Test(AssociationTrait trait, AssociationOptions options) => Test([trait], options)[0];

    public AssociationRows Test(IReadOnlyList<AssociationTrait> traits, AssociationOptions options)
    {
        var scan = AssociationScan.Prepare(Samples, traits, NamedCovariates, Variants.Chromosomes.Select(chromosome => chromosome.Kind), options);
        var rows = new AssociationRows(traits.Count);
        scan.NewWorker(this, Variants).Run([.. Enumerable.Range(0, Variants.Count)], rows);
        return rows;
    }

    public override void Read(int variant, int allele, GenotypeBuffer genotypes)
    {
        genotypes.IsSparse = genotypes.HasDosage = genotypes.HasPhase = false;
        Array.Clear(genotypes.Packed);
        for (var i = 0; i < _codes[variant].Length; i++) genotypes.Packed[i / 32] |= (ulong)_codes[variant][i] << (i % 32 * 2);
    }

    private static VariantTable Table(int variants, string chromosome)
    {
        var table = new VariantTableBuilder();
        for (var v = 0; v < variants; v++) table.Add(System.Text.Encoding.UTF8.GetBytes(chromosome), v + 1, System.Text.Encoding.UTF8.GetBytes($"v{v}"), "A"u8, "C"u8);
        return table.Build();
    }

    private static SampleTable People(int samples, Random random) => new(
        [.. Enumerable.Range(0, samples).Select(i => $"s{i}")], null, [.. Enumerable.Range(0, samples).Select(_ => random.Next(2) == 0 ? Sex.Male : Sex.Female)]);

    private static T[] Take<T>(T[] values, int[] order) => [.. order.Select(i => values[i])];

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
