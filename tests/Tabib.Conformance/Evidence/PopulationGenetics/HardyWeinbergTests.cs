using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Evidence.PopulationGenetics;

namespace Tabib.Conformance.Evidence.PopulationGenetics;

/// <summary>The test file of hail, which has mid-p values.</summary>
public sealed class HardyWeinbergTests
{
    [Fact]
    public void Mid_p_values_are_those_of_hail()
    {
        var vcf = SmallVcf.Read(SharedData.Find("genomics/popgen/HWE_test.vcf"));
        var counter = new VariantCounter(new CohortSamples(new SampleTable(vcf.Samples, null, new Sex[vcf.Samples.Length])));
        double[] expected = [0.5, 0.5, 0.21428571428571427, 0.6571428571428573, 0.5, 0.5];
        var found = vcf.Variants.Select(variant => counter.Count(SmallVcf.Pack(variant.Codes), VariantPloidy.Diploid).HardyWeinbergTest()!.Value.MidP).ToArray();
        Assert.Equal(expected.Length, found.Length);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i], 1e-12);
    }
}
