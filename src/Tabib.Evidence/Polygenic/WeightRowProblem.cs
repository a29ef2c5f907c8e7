using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.PolygenicScores;

namespace Tabib.Evidence.Polygenic;

/// <summary>A row that cannot be used, as a problem.</summary>
internal static class WeightRowProblem
{
    private const int LongestQuote = 20;

    public static Problem Of(in WeightRow row, string file)
    {
        var (message, hint) = row.Fault switch
        {
            WeightRowFault.TooFewFields => ("The row has fewer fields than the header.", "Fetch the file again."),
            WeightRowFault.Allele => ($"The alleles '{Quote(row.EffectAllele)}' and '{Quote(row.OtherAllele)}' are not both written with A, C, G, T.", "Tabib scores single variants with known alleles."),
            WeightRowFault.Position => ("The position is no whole number of at least 1.", (string?)null),
            WeightRowFault.Weight => ("The weight is no finite number below 1e100.", null),
            WeightRowFault.Model => ("The row is both dominant and recessive, or says neither TRUE nor FALSE.", null),
            _ => ("The row has neither a position nor an id.", null),
        };
        return new Problem("PGS007", ProblemSeverity.Error, message, new ProblemLocation(file, row.Line), hint);
    }

    private static string Quote(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text[..Math.Min(text.Length, LongestQuote)]);
}
