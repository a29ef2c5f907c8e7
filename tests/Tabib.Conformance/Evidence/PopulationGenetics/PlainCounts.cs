namespace Tabib.Conformance.Evidence.PopulationGenetics;

/// <summary>A variant of chromosome X counted sample by sample: a woman has two alleles, a man one, and a man's heterozygote is a missing call.</summary>
internal sealed class PlainCounts
{
    private readonly int[] _women = new int[3];
    private readonly int[] _men = new int[2];

    public PlainCounts(int[] codes, bool[] isMale)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            if (codes[i] == 3 || (isMale[i] && codes[i] == 1)) Missing++;
            else if (isMale[i]) _men[codes[i] / 2]++;
            else _women[codes[i]]++;
        }
    }

    public int Missing { get; }

    public int Alleles => (2 * _women.Sum()) + _men.Sum();

    public int Alternates => _women[1] + (2 * _women[2]) + _men[1];

    /// <summary>Graffelman and Weir (2016, doi:10.1038/hdy.2016.20): every split of the alleles over men and women's genotypes with its probability.</summary>
    public (double P, double MidP) JointTest()
    {
        var (p, ties) = (0.0, 0.0);
        var seen = LogProbability(_men[1], _women[1]);
        for (var men = 0; men <= Math.Min(_men.Sum(), Alternates); men++)
        {
            for (var heterozygous = (Alternates - men) % 2; heterozygous <= Alternates - men; heterozygous += 2)
            {
                var two = (Alternates - men - heterozygous) / 2;
                if (two + heterozygous > _women.Sum()) continue;
                var log = LogProbability(men, heterozygous);
                if (log > seen + 1e-9) continue;
                p += Math.Exp(log);
                if (log > seen - 1e-9) ties += Math.Exp(log);
            }
        }

        return (p, p - (0.5 * ties));
    }

    private double LogProbability(int menWith, int heterozygous)
    {
        var two = (Alternates - menWith - heterozygous) / 2;
        var none = _women.Sum() - two - heterozygous;
        return LogFactorial(_men.Sum()) + LogFactorial(_women.Sum()) + LogFactorial(Alternates) + LogFactorial(Alleles - Alternates) + (heterozygous * Math.Log(2))
            - LogFactorial(menWith) - LogFactorial(_men.Sum() - menWith) - LogFactorial(two) - LogFactorial(heterozygous) - LogFactorial(none) - LogFactorial(Alleles);
    }

    private static double LogFactorial(int n)
    {
        var sum = 0.0;
        for (var i = 2; i <= n; i++) sum += Math.Log(i);
        return sum;
    }
}
