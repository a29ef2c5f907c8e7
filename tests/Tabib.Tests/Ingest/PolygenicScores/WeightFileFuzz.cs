using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Tests.Ingest.PolygenicScores;

/// <summary>Bytes read as weights: problems alone, and every row that is sound has finite weights and alleles of bases.</summary>
public static class WeightFileFuzz
{
    public static void Run(byte[] input)
    {
        try
        {
            using var reader = new WeightFileReader(new MemoryStream(input), "f");
            var row = default(WeightRow);
            while (reader.Read(ref row))
            {
                if (row.Fault != WeightRowFault.None) continue;
                Assert.False(row.EffectAllele.IsEmpty || row.EffectAllele.ContainsAnyExceptInRange((byte)0x41, (byte)0x74));
                foreach (var weight in row.Weights) Assert.True(double.IsFinite(weight) || reader.Header.WeightColumns.Count > 1);
                Assert.True(row.Position >= 0 && row.HarmonizedPosition >= 0);
            }
        }
        catch (ProblemException)
        {
            // Refused, with a code.
        }
    }

    public static IEnumerable<byte[]> Seeds() => Texts.Select(Encoding.UTF8.GetBytes);

    private static readonly string[] Texts =
    [
        "#pgs_id=PGS000001\n#genome_build=GRCh37\n#HmPOS_build=GRCh38\nrsID\tchr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\tis_dominant\tis_recessive\thm_chr\thm_pos\thm_inferOtherAllele\nrs1\t11\t69331418\tT\tC\t0.16\tTRUE\tFALSE\t11\t69516650\tC/G\nrs2\tX\t\tA\t\t-1.5e-3\tFALSE\tTRUE\t\t\t\n",
        "chr_name\tchr_position\teffect_allele\tother_allele\tdosage_0_weight\tdosage_1_weight\tdosage_2_weight\n1\t100\tA\tG\t0\t0.5\t2\n",
        "chr_name\tchr_position\teffect_allele\tother_allele\teffect_weight\teffect_type\tis_duplicated\taccession\trow_nr\n11\t69331418\tC\tT\t0.210422987\tadditive\tFALSE\ttest\t0\n11\t69331418\tT\tC\t0.210422987\trecessive\tFALSE\ttest2\t0\n",
        "ID A1 S1 S2 S3\nrs1 A 1 2 3\nrs2 CTG -0.5 NA 1e-9\n",
        "rs1\tA\t0.25\nrs2\tG\t-3\n",
    ];
}
