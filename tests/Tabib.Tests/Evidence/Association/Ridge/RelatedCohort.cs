using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Scheduling;
using Tabib.Evidence.Association;
using Tabib.Evidence.Association.Ridge;

namespace Tabib.Tests.Evidence.Association.Ridge;

/// <summary>Families of two parents and two children with a trait that many variants make, from a seed.</summary>
internal sealed class RelatedCohort
{
    public RelatedCohort(int families, int variants, int chromosomes, int seed)
    {
        var random = new Random(seed);
        People = 4 * families;
        Genotypes = new byte[variants][];
        var frequencies = new double[variants];
        var builder = new VariantTableBuilder();
        for (var v = 0; v < variants; v++)
        {
            builder.Add(Encoding.UTF8.GetBytes($"{1 + (v * chromosomes / variants)}"), v + 1, Encoding.UTF8.GetBytes($"v{v}"), "A"u8, "G"u8);
            frequencies[v] = 0.05 + (0.45 * random.NextDouble());
            Genotypes[v] = new byte[People];
            for (var family = 0; family < families; family++)
            {
                var alleles = Enumerable.Range(0, 4).Select(_ => random.NextDouble() < frequencies[v] ? 1 : 0).ToArray();
                Genotypes[v][4 * family] = (byte)(alleles[0] + alleles[1]);
                Genotypes[v][(4 * family) + 1] = (byte)(alleles[2] + alleles[3]);
                for (var child = 2; child < 4; child++) Genotypes[v][(4 * family) + child] = (byte)(alleles[random.Next(2)] + alleles[2 + random.Next(2)]);
            }

            // Now and then a call is missing.
            Genotypes[v][random.Next(People)] = 3;
        }

        Variants = builder.Build();
        Value = new double[People];
        for (var v = 0; v < variants; v += 5)
        {
            var effect = Normal(random) / Math.Sqrt(2 * frequencies[v] * (1 - frequencies[v]));
            for (var i = 0; i < People; i++) Value[i] += effect * ((Genotypes[v][i] % 3) - (2 * frequencies[v]));
        }

        var scale = Math.Sqrt(0.6 / Value.Average(value => value * value));
        for (var i = 0; i < People; i++) Value[i] *= scale;
        Age = [.. Enumerable.Range(0, People).Select(_ => 50 + (10 * Normal(random)))];
        Trait = [.. Value.Select((value, i) => 5 + (2 * (value + (Math.Sqrt(0.4) * Normal(random)))) + (0.05 * Age[i]))];
    }

    public int People { get; }

    public byte[][] Genotypes { get; }

    public VariantTable Variants { get; }

    /// <summary>What genes make of the trait; its variance is 0.6 of the trait's, covariate apart.</summary>
    public double[] Value { get; }

    public double[] Age { get; }

    public double[] Trait { get; }

    public IReadOnlyList<(string Name, double[] Values)> Covariates => [("AGE", Age)];

    /// <summary>The fitted second level, with the ridge that made it.</summary>
    public (WholeGenomeRidge Ridge, RidgePrediction Prediction) Fit(AssociationTrait trait, RidgeOptions options, int threads)
    {
        var ridge = WholeGenomeRidge.Prepare([trait], Covariates, options);
        var blocks = ridge.Blocks(Variants, [.. Enumerable.Range(0, Variants.Count)], () => new Reader(Genotypes), threads, CancellationToken.None);
        var results = new List<double[][][]>();
        new OrderedWork<RidgeBlock, double[][][]>(blocks, results.Add).Run(threads, () => ridge.NewWorker(new Reader(Genotypes), blocks), CancellationToken.None);
        var columns = new LevelOneColumns([.. results.SelectMany(result => result[0])], [.. blocks.SelectMany(block => Enumerable.Repeat(block.Chromosome, ridge.StrengthCount))]);
        return (ridge, ridge.Combine(0, columns));
    }

    public static double Correlation(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var (meanLeft, meanRight, product, squareLeft, squareRight) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < left.Length; i++) (meanLeft, meanRight) = (meanLeft + (left[i] / left.Length), meanRight + (right[i] / right.Length));
        for (var i = 0; i < left.Length; i++)
        {
            var (a, b) = (left[i] - meanLeft, right[i] - meanRight);
            (product, squareLeft, squareRight) = (product + (a * b), squareLeft + (a * a), squareRight + (b * b));
        }

        return product / Math.Sqrt(squareLeft * squareRight);
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public sealed class Reader(byte[][] genotypes) : GenotypeReader
    {
        public override void Read(int variant, int allele, GenotypeBuffer target)
        {
            Array.Clear(target.Packed);
            (target.IsSparse, target.HasDosage) = (false, false);
            for (var i = 0; i < genotypes[variant].Length; i++) target.Packed[i / 32] |= (ulong)genotypes[variant][i] << (i % 32 * 2);
        }
    }
}
