using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Evidence.Polygenic;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Tests.Evidence.Polygenic;

/// <summary>Genotypes of a test: alleles of each sample, two a variant (-1 missing), and dosages of the first ALT where a variant has them.</summary>
internal sealed class ArrayGenotypes(params Sex[] sexes)
{
    private readonly List<(string Chromosome, int Position, string Id, string Reference, string Alternates, int[] Alleles, double[]? Dosages)> _variants = [];

    public int SampleCount => sexes.Length;

    public int VariantCount => _variants.Count;

    /// <param name="calls">Such as "0/1 1/1 ./.", one for each sample.</param>
    public ArrayGenotypes Add(string chromosome, int position, string id, string reference, string alternates, string calls)
    {
        _variants.Add((chromosome, position, id, reference, alternates, [.. calls.Split(' ').SelectMany(call => call.Split('/').Select(allele => allele == "." ? -1 : int.Parse(allele, System.Globalization.CultureInfo.InvariantCulture)))], null));
        return this;
    }

    public void Add(string chromosome, int position, string id, string reference, string alternates, int[] codes, double[]? dosages = null) =>
        _variants.Add((chromosome, position, id, reference, alternates, [.. codes.SelectMany(code => code switch { 0 => new[] { 0, 0 }, 1 => [0, 1], 2 => [1, 1], _ => [-1, -1] })], dosages));

    /// <summary>The same variants in another order.</summary>
    public ArrayGenotypes Ordered(IEnumerable<int> order)
    {
        var other = new ArrayGenotypes(sexes);
        foreach (var variant in order) other._variants.Add(_variants[variant]);
        return other;
    }

    /// <summary>REF and ALT change names, and copies are counted of the other.</summary>
    public ArrayGenotypes Turned()
    {
        var other = new ArrayGenotypes(sexes);
        foreach (var (chromosome, position, id, reference, alternates, alleles, dosages) in _variants)
            other._variants.Add((chromosome, position, id, alternates, reference, [.. alleles.Select(allele => allele < 0 ? -1 : 1 - allele)], dosages is null ? null : [.. dosages.Select(dosage => 2 - dosage)]));
        return other;
    }

    public ScoreTarget Target()
    {
        var table = new VariantTableBuilder();
        foreach (var variant in _variants) table.Add(Encoding.ASCII.GetBytes(variant.Chromosome), variant.Position, Encoding.ASCII.GetBytes(variant.Id), Encoding.ASCII.GetBytes(variant.Reference), Encoding.ASCII.GetBytes(variant.Alternates));
        return new ScoreTarget(table.Build(), new SampleTable([.. sexes.Select((_, i) => $"S{i}")], null, sexes), () => new Reader(this));
    }

    public TargetVariants Index() => new(Target().Variants, [.. Enumerable.Range(0, _variants.Count)]);

    public LoadedWeights Load(string weights, MatchOptions? options = null, MatchSink? sink = null, CalledReference? called = null) =>
        new WeightLoader(Index(), options ?? MatchOptions.Default, called).Load(() => new WeightFileReader(new MemoryStream(Encoding.UTF8.GetBytes(weights)), "weights.txt"), "weights", sink);

    public IReadOnlyList<ScoreResult> Score(string weights, ScoreOptions? options = null, MatchOptions? match = null) =>
        ScoreEngine.Run(Target(), Load(weights, match).Scores, options ?? ScoreOptions.Default, null, TestContext.Current.CancellationToken);

    private sealed class Reader(ArrayGenotypes genotypes) : GenotypeReader
    {
        public override void Read(int variant, int allele, GenotypeBuffer target)
        {
            var (_, _, _, _, _, alleles, dosages) = genotypes._variants[variant];
            target.IsSparse = false;
            target.HasPhase = false;
            target.HasDosage = dosages is not null;
            Array.Clear(target.Packed);
            for (var sample = 0; sample < genotypes.SampleCount; sample++)
            {
                var (first, second) = (alleles[sample * 2], alleles[(sample * 2) + 1]);
                var code = first < 0 || second < 0 ? 3UL : (ulong)((first == allele ? 1 : 0) + (second == allele ? 1 : 0));
                target.Packed[sample / 32] |= code << (sample % 32 * 2);
            }

            if (dosages is null) return;
            target.EnsureDosages();
            for (var sample = 0; sample < genotypes.SampleCount; sample++) target.Dosages[sample] = double.IsNaN(dosages[sample]) ? GenotypeBuffer.MissingDosage : (ushort)Math.Round(dosages[sample] * GenotypeBuffer.DosagePerCopy);
        }
    }
}
