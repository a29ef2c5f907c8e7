using CsCheck;
using Tabib.Core.Genome;

namespace Tabib.Tests.Ingest.Plink;

public sealed class PgenRoundTripTests
{
    [Fact]
    public void What_is_written_is_read() => Gen.Select(RecordMaking.Cohort, Gen.Int[1, 12]).Sample(
        (cohort, blockSize) =>
        {
            var (index, reader) = PgenFiles.Open(PgenFiles.Write(cohort, blockSize), variant => cohort[variant].Alternates);
            Assert.Equal((cohort.Length, cohort[0].Calls.Length), (index.VariantCount, index.SampleCount));
            var record = new GenotypeRecord(index.SampleCount);
            for (var variant = 0; variant < cohort.Length; variant++)
            {
                reader.ReadRecord(variant, record);
                Assert.Equal(cohort[variant].Calls, RecordMaking.ToCalls(record));
            }
        },
        iter: 300);

    [Fact]
    public void Each_allele_is_counted_whatever_was_read_before() => Gen.Select(RecordMaking.Cohort, Gen.Int).Sample(
        (cohort, seed) =>
        {
            var (_, reader) = PgenFiles.Open(PgenFiles.Write(cohort, 64), variant => cohort[variant].Alternates);
            var random = new Random(seed);
            for (var i = 0; i < 20; i++)
            {
                var variant = random.Next(cohort.Length);
                PgenFiles.CheckCounted(reader, variant, cohort[variant], 1 + random.Next(cohort[variant].Alternates));
            }
        },
        iter: 200);

    [Fact]
    public void Whether_a_list_is_given_depends_on_the_file_alone() => RecordMaking.Cohort.Sample(
        cohort =>
        {
            var bytes = PgenFiles.Write(cohort, 64);
            var (_, forward) = PgenFiles.Open(bytes, variant => cohort[variant].Alternates);
            var buffer = new GenotypeBuffer(cohort[0].Calls.Length);
            var sparse = new bool[cohort.Length];
            for (var variant = 0; variant < cohort.Length; variant++)
            {
                forward.ReadHardCalls(variant, 1, buffer);
                sparse[variant] = buffer.IsSparse;
            }

            var (_, backward) = PgenFiles.Open(bytes, variant => cohort[variant].Alternates);
            for (var variant = cohort.Length - 1; variant >= 0; variant--)
            {
                backward.Read(variant, 1, buffer);
                backward.ReadHardCalls(variant, 1, buffer);
                Assert.Equal(sparse[variant], buffer.IsSparse);
            }
        },
        iter: 100);

    [Fact]
    public void No_difference_reaches_over_a_boundary_of_65_536_variants()
    {
        // Rare variants that resemble each other, in blocks that do not end at the boundary.
        var carriers = Enumerable.Range(0, 100).Select(i => new RecordMaking.Call(0, i % 9 == 0 ? 1 : 0, false, -1, null)).ToArray();
        var variants = new RecordMaking.Variant[65_536 + 300];
        for (var i = 0; i < variants.Length; i++)
        {
            var calls = carriers.ToArray();
            calls[i % 100] = new RecordMaking.Call(1, 1, false, -1, null);
            variants[i] = new RecordMaking.Variant(1, calls);
        }

        var bytes = PgenFiles.Write(variants, 1000);
        var (index, reader) = PgenFiles.Open(bytes, _ => 1);
        Assert.Contains(Enumerable.Range(65_000, 500), variant => (index.TypeOf(variant) & 6) == 2);
        Assert.NotEqual(2, index.TypeOf(65_536) & 6);
        for (var variant = 65_400; variant < variants.Length; variant++) PgenFiles.CheckCounted(reader, variant, variants[variant], 1);
        PgenFiles.CheckCounted(reader, 65_536 + 20, variants[65_536 + 20], 1);
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(1, true, true)]
    [InlineData(2, true, false)]
    public void Provisional_alleles_are_kept(int which, bool first, bool second)
    {
        Func<int, bool> provisional = which switch { 0 => _ => false, 1 => _ => true, _ => variant => variant == 0 };
        var call = new RecordMaking.Call(0, 1, false, -1, null);
        var (index, _) = PgenFiles.Open(PgenFiles.Write([new(1, [call]), new(1, [call])], 8, provisional), _ => 1);
        Assert.True(index.StatesProvisional);
        Assert.Equal((first, second), (index.IsReferenceProvisional(0), index.IsReferenceProvisional(1)));
    }
}
