using System.Text;
using CsCheck;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Variants.Normalization;

namespace Tabib.Tests.Evidence.Variants;

public sealed class NormalizationPropertyTests
{
    private static readonly Gen<string> Bases = Gen.Char["ACGT"].Array[1, 6].Select(letters => new string(letters));

    /// <summary>A reference with many repeats, so that alignment has something to do.</summary>
    private static readonly Gen<string> Reference = Gen.Select(Gen.Char["ACGT"].Array[1, 3], Gen.Int[2, 10]).Select((unit, times) => string.Concat(Enumerable.Repeat(new string(unit), times))).Array[3, 6].Select(string.Concat);

    [Fact]
    public void A_normalised_allele_makes_the_same_sequence_as_before() => Variants().Sample((reference, position, length, alternate) =>
    {
        var old = reference.Substring(position, length);
        if (old == alternate) return;
        var record = Normalize($"1\t{position + 1}\t.\t{old}\t{alternate}\t.\t.\t.", reference).Single();
        Assert.Equal(Apply(reference, position, old, alternate), Apply(reference, (int)record.Position - 1, record.Alleles[0], record.Alleles[1]));
    });

    [Fact]
    public void Normalising_twice_changes_nothing_more() => Variants().Sample((reference, position, length, alternate) =>
    {
        var old = reference.Substring(position, length);
        if (old == alternate) return;
        var once = Normalize($"1\t{position + 1}\t.\t{old}\t{alternate}\t.\t.\t.", reference).Single().ToString();
        Assert.Equal(once, Normalize(once, reference).Single().ToString());
    });

    [Fact]
    public void Two_ways_to_write_one_deletion_become_one()
    {
        const string reference = "GATTATATATACC";
        var left = Normalize("1\t4\t.\tTAT\tT\t.\t.\t.", reference).Single().ToString();
        var right = Normalize("1\t9\t.\tATA\tA\t.\t.\t.", reference).Single().ToString();
        Assert.Equal(left, right);
    }

    [Fact]
    public void Split_then_join_gives_the_genotypes_back()
    {
        const string line = "1\t5\tx\tA\tC,G,T\t50\tPASS\tAC=1,2,3\tGT:AD\t0/1:9,1,0,0\t2/3:0,0,5,6\t./.:.,.,.,.";
        var split = Normalize(line, null, new NormalizationOptions { Split = VariantClasses.Any });
        Assert.Equal(3, split.Count);
        var joined = new List<EditableRecord>();
        var normalizer = new VariantNormalizer(new NormalizationOptions { Join = VariantClasses.Any }, Definitions, null, line => joined.Add(EditableRecord.Parse(Encoding.UTF8.GetString(line))));
        foreach (var record in split) normalizer.Add(Encoding.UTF8.GetBytes(record.ToString()));
        normalizer.Finish();
        Assert.Equal(line, joined.Single().ToString());
    }

    [Fact]
    public void A_wrong_ref_is_refused_with_its_place()
    {
        var fault = Assert.Throws<ProblemException>(() => Normalize("1\t3\t.\tA\tC\t.\t.\t.", "GATTACA"));
        Assert.Equal(("NRM001", "1:3"), (fault.Problem.Code, fault.Problem.Location.Path));
    }

    [Fact]
    public void A_position_beyond_the_reference_is_refused() =>
        Assert.Equal("NRM002", Assert.Throws<ProblemException>(() => Normalize("1\t9\t.\tA\tC\t.\t.\t.", "GATTACA")).Problem.Code);

    [Fact]
    public void Records_out_of_order_are_refused() =>
        Assert.Equal(("NRM004", "1:2"), Assert.Throws<ProblemException>(() => Normalize("1\t3\t.\tT\tC\t.\t.\t.\n1\t2\t.\tA\tC\t.\t.\t.", "GATTACA")).Problem is var problem ? (problem.Code, problem.Location.Path) : default);

    [Fact]
    public void A_field_with_too_many_values_is_refused_or_dropped_when_forced()
    {
        const string line = "1\t5\t.\tA\tC,G\t.\t.\tAC=1,2,3";
        Assert.Equal("NRM010", Assert.Throws<ProblemException>(() => Normalize(line, null, new NormalizationOptions { Split = VariantClasses.Any })).Problem.Code);
        Assert.All(Normalize(line, null, new NormalizationOptions { Split = VariantClasses.Any, Force = true }), record => Assert.Empty(record.Info));
    }

    [Fact]
    public void Records_come_out_sorted_though_alignment_moves_them()
    {
        const string reference = "GCATTTTTTTTTTTTTTTTTTTTG";
        var output = Normalize("1\t4\t.\tT\tG\t.\t.\t.\n1\t20\t.\tTT\tT\t.\t.\t.\n1\t21\t.\tT\tC\t.\t.\t.", reference);
        Assert.Equal([3, 4, 21], output.Select(record => (int)record.Position));
    }

    [Fact]
    public void To_the_right_the_sequence_is_the_same_too_and_one_step_further_is_not() => Variants().Sample((reference, position, length, alternate) =>
    {
        var old = reference.Substring(position, length);
        if (old == alternate) return;
        var line = $"1\t{position + 1}\t.\t{old}\t{alternate}\t.\t.\t.";
        var left = Normalize(line, reference).Single();
        var right = Normalize(line, reference, isForward: (_, _, _) => true).Single();
        Assert.True(right.Position >= left.Position);
        Assert.Equal(Apply(reference, position, old, alternate), Apply(reference, (int)right.Position - 1, right.Alleles[0], right.Alleles[1]));
        Assert.Equal(left.ToString(), Normalize(right.ToString(), reference).Single().ToString());

        // Written one base further, with the base that follows, it would be another sequence.
        var (start, end) = ((int)right.Position - 1, (int)right.Position - 1 + right.Alleles[0].Length);
        if (right.Alleles[0].Length == right.Alleles[1].Length || right.Alleles[0][0] != right.Alleles[1][0] || end >= reference.Length) return;
        var further = right.Alleles[1][1..] + reference[end];
        Assert.NotEqual((reference[(start + 1)..(end + 1)][0], Apply(reference, position, old, alternate)), (further[0], Apply(reference, start + 1, reference[(start + 1)..(end + 1)], further)));
    });

    [Fact]
    public void What_the_filter_leaves_out_is_neither_joined_nor_dropped_nor_checked()
    {
        var output = new List<string>();
        var normalizer = new VariantNormalizer(new NormalizationOptions { Join = VariantClasses.Both, Duplicates = DuplicateRemoval.All }, Definitions, (_, _, _) => "A", line => output.Add(Encoding.UTF8.GetString(line)));
        normalizer.Add("1\t5\ta\tA\tC\t.\t.\t."u8);
        normalizer.AddUntouched("1\t5\tb\tG\tT\t.\t.\tAC=1,2,3"u8);
        normalizer.Add("1\t5\tc\tA\tC\t.\t.\t."u8);
        normalizer.AddUntouched("1\t5\td\tG\tT\t.\t.\t."u8);
        normalizer.Finish();
        Assert.Equal(["1\t5\tb\tG\tT\t.\t.\tAC=1,2,3", "1\t5\td\tG\tT\t.\t.\t.", "1\t5\ta\tA\tC\t.\t.\t."], output);
        Assert.Equal((4, 2, 1), (normalizer.Counts.Read, normalizer.Counts.Untouched, normalizer.Counts.Duplicates));
    }

    private static readonly FieldDefinitions Definitions = new(
        new Dictionary<string, FieldDefinition> { ["AC"] = FieldDefinition.Of("A", "Integer") },
        new Dictionary<string, FieldDefinition> { ["AD"] = FieldDefinition.Of("R", "Integer") });

    private static Gen<(string Reference, int Position, int Length, string Alternate)> Variants() =>
        from reference in Reference
        from position in Gen.Int[0, reference.Length - 1]
        from length in Gen.Int[1, Math.Min(6, reference.Length - position)]
        from alternate in Bases
        select (reference, position, length, alternate);

    private static string Apply(string reference, int position, string old, string alternate)
    {
        Assert.Equal(old, reference.Substring(position, old.Length));
        return reference[..position] + alternate + reference[(position + old.Length)..];
    }

    private static List<EditableRecord> Normalize(string lines, string? reference, NormalizationOptions? options = null, ForwardPlace? isForward = null)
    {
        var output = new List<EditableRecord>();
        ReferenceBases? bases = reference is null ? null : (_, start, length) => start >= reference.Length ? "" : reference.Substring((int)start, (int)Math.Min(length, reference.Length - start));
        var normalizer = new VariantNormalizer(options ?? new NormalizationOptions(), Definitions, bases, line => output.Add(EditableRecord.Parse(Encoding.UTF8.GetString(line))), isForward: isForward);
        foreach (var line in lines.Split('\n')) normalizer.Add(Encoding.UTF8.GetBytes(line));
        normalizer.Finish();
        return output;
    }
}
