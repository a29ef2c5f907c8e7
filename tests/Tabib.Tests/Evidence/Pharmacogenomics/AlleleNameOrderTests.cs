using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

public sealed class AlleleNameOrderTests
{
    [Fact]
    public void Names_stand_in_the_fields_order()
    {
        string[] expected = ["Reference", "*1", "*1x2", "*1x≥3", "*2", "*10", "*17", "A", "B", "c.557A>G", "c.2846A>T", "[*1 + *4]", "[*1 + *2 + *3]", "g.94761900C>T", "Unknown"];
        Assert.Equal(expected, expected.Reverse().Order(AlleleNameOrder.Instance));
    }
}
