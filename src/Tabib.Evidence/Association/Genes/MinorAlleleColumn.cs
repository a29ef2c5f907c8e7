namespace Tabib.Evidence.Association.Genes;

/// <summary>The copies of a variant's minor allele in the people of an analysis, as a list of those who have any.</summary>
/// <param name="Rows">Ascending indexes of people.</param>
/// <param name="Copies">Of each of them; who was not called has the mean.</param>
/// <param name="Frequency">Of the minor allele among the called.</param>
/// <param name="Count">Minor alleles called.</param>
/// <param name="Carriers">People called with at least half a copy.</param>
internal sealed record MinorAlleleColumn(int[] Rows, double[] Copies, double Frequency, double Count, int Carriers)
{
    /// <param name="copies">Copies of ALT, 0 to 2; NaN where not called. Not changed.</param>
    /// <returns>Null where nobody is called or only one allele is seen.</returns>
    public static MinorAlleleColumn? Of(ReadOnlySpan<double> copies)
    {
        var (called, sum) = (0, 0.0);
        foreach (var value in copies)
        {
            if (double.IsNaN(value)) continue;
            called++;
            sum += value;
        }

        if (called == 0 || sum <= 0 || sum >= 2.0 * called) return null;
        var flipped = sum > called;
        var count = flipped ? (2.0 * called) - sum : sum;
        var mean = count / called;
        var present = 0;
        foreach (var value in copies)
        {
            if (value != (flipped ? 2 : 0)) present++;
        }

        var rows = new int[present];
        var values = new double[present];
        var (place, carriers) = (0, 0);
        for (var i = 0; i < copies.Length; i++)
        {
            if (copies[i] == (flipped ? 2 : 0)) continue;
            rows[place] = i;
            values[place] = double.IsNaN(copies[i]) ? mean : flipped ? 2 - copies[i] : copies[i];
            if (!double.IsNaN(copies[i]) && values[place] >= 0.5) carriers++;
            place++;
        }

        return new MinorAlleleColumn(rows, values, mean / 2, count, carriers);
    }
}
