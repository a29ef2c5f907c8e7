using CsCheck;
using Tabib.Core.Genome;
using Tabib.Record.Genotypes;
using Tabib.Tests.Ingest.Plink;

namespace Tabib.Tests.Record.Genotypes;

public sealed class SampleSubsetTests
{
    [Fact]
    public void Chosen_samples_keep_all_that_is_said_of_them() => Gen.Select(RecordMaking.Cohort, Gen.Int).Sample(
        (cohort, seed) =>
        {
            var count = cohort[0].Calls.Length;
            var random = new Random(seed);
            var chosen = Enumerable.Range(0, count).Where(_ => random.Next(3) > 0).ToArray();
            var subset = new SampleSubset(chosen, count);
            var taken = new GenotypeRecord(chosen.Length);
            foreach (var variant in cohort)
            {
                subset.TakeRecord(RecordMaking.ToRecord(variant), taken);
                Assert.Equal(chosen.Select(i => variant.Calls[i]), RecordMaking.ToCalls(taken));
            }
        },
        iter: 200);

    [Fact]
    public void A_reader_of_chosen_samples_reads_what_the_other_reads_of_them() => Gen.Select(RecordMaking.Cohort, Gen.Int).Sample(
        (cohort, seed) =>
        {
            var count = cohort[0].Calls.Length;
            var random = new Random(seed);
            var chosen = Enumerable.Range(0, count).Where(_ => random.Next(2) == 0).ToArray();
            var (_, reader) = PgenFiles.Open(PgenFiles.Write(cohort, 64), variant => cohort[variant].Alternates);
            using var some = new SampleSubsetReader(reader, new SampleSubset(chosen, count));
            var buffer = new GenotypeBuffer(chosen.Length);
            for (var variant = 0; variant < cohort.Length; variant++)
            {
                some.Read(variant, 1, buffer);
                Assert.Equal(chosen.Select(i => RecordMaking.CodeOf(cohort[variant].Calls[i], 1)), Enumerable.Range(0, chosen.Length).Select(buffer.CodeOf));
                some.ReadHardCalls(variant, 1, buffer);
                Assert.Equal(chosen.Select(i => RecordMaking.CodeOf(cohort[variant].Calls[i], 1)), Enumerable.Range(0, chosen.Length).Select(buffer.CodeOf));
            }
        },
        iter: 200);
}
