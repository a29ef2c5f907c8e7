using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Ingest.PrincipalComponents;

namespace Tabib.Tests.Ingest.PrincipalComponents;

/// <summary>The three files of a reference, one after the other with an empty line marked by a form feed between them.</summary>
public static class PcaReferenceFuzz
{
    private const byte Part = 0x0C;

    public static void Run(byte[] input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var first = Array.IndexOf(input, Part);
        var second = first < 0 ? -1 : Array.IndexOf(input, Part, first + 1);
        if (second < 0) (first, second) = (input.Length / 3, input.Length * 2 / 3);
        using var values = Lines(input[..first]);
        using var scores = Lines(input[first..second].TakeLast(second - first - 1));
        using var loadings = Lines(input[second..].Skip(1));
        try
        {
            var reference = PcaReferenceReader.Read(values, scores, loadings);
            if (reference.Scores.Length != reference.Components || reference.Loadings.Length != reference.Variants.Length) throw new InvalidOperationException("The parts of the reference do not fit.");
        }
        catch (ProblemException)
        {
            // Refused with a place: what is asked of a parser.
        }
    }

    public static IEnumerable<byte[]> Seeds()
    {
        const string Values = "3.5\n1.25\n";
        const string Scores = "#FID\tIID\tPC1\tPC2\nF\tA\t0.5\t-0.5\nF\tB\t0.5\t0.5\nF\tC\t-1E-05\t0.1\n";
        const string Loadings = "##tabib=pca-loadings-1\n#CHROM\tPOS\tID\tREF\tALT\tA1\tA1_FREQ\tSCALE\tPC1\tPC2\n1\t10\tv1\tA\tG\tG\t0.25\t0.6\t0.1\t0.2\n1\t20\tv2\tC\tT\tC\t0.5\t0.7\t-0.1\t0.2\nX\t30\tv3\tC\tCT\tCT\t0.1\t0.4\t0.3\t0\n";
        yield return Encoding.UTF8.GetBytes($"{Values}\f{Scores}\f{Loadings}");
        yield return Encoding.UTF8.GetBytes($"{Values}\f{Scores.Replace("#FID\t", "#", StringComparison.Ordinal).Replace("F\t", "", StringComparison.Ordinal)}\f{Loadings}");
        yield return Encoding.UTF8.GetBytes($"1\n2\n\f{Scores}\f{Loadings}");
    }

    private static ReferenceLines Lines(IEnumerable<byte> bytes) => new(new MemoryStream([.. bytes]), "reference");
}
