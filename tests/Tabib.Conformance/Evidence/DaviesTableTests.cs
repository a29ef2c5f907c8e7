using System.Globalization;
using Tabib.Core.Statistics;

namespace Tabib.Conformance.Evidence;

/// <summary>The table of quadratic forms that came with Davies's algorithm: probabilities and numbers of integrations at its own limit and accuracy.</summary>
public sealed class DaviesTableTests
{
    [Fact]
    public void Every_row_of_the_table_comes_out()
    {
        var rows = File.ReadLines(SharedData.Find("genomics/gene-tests/davies-genchisq-tests.tsv")).Skip(1).Select(line => line.Split('\t')).ToArray();
        Assert.Equal(39, rows.Length);
        foreach (var row in rows)
        {
            var form = new Davies(Numbers(row[1]), Numbers(row[2]), Numbers(row[3]), Number(row[4]));
            var result = form.LowerTail(Number(row[0]), int.Parse(row[5], CultureInfo.InvariantCulture), Number(row[6]));
            Assert.True(result.Converged);
            Assert.Equal(Number(row[7]), result.P, 1e-6);
            Assert.Equal(int.Parse(row[8], CultureInfo.InvariantCulture), result.Integrations);
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static double[] Numbers(string text) => [.. text.Trim('[', ']').Split(',').Select(Number)];
}
