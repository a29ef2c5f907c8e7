using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Outside;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as calls of another laboratory.</summary>
public static class OutsideCallFuzz
{
    private static readonly PgxKnowledge Knowledge = PgxKnowledge.Load();

    public static IEnumerable<byte[]> Seeds() =>
    [
        "# gene\tdiplotype\tphenotype\tactivity\nCYP2D6\t*1/*4.013x2\tPM\t0.5\nHLA-B\tB*07:02:01:127/*57:01\n"u8.ToArray(),
        "MT-RNR1\tm.1555A>G\nNAT2\t./.\nCYP2C19\t\textensive metaboliser\n"u8.ToArray(),
    ];

    public static void Run(byte[] input)
    {
        try
        {
            OutsideCallReader.Read(Encoding.UTF8.GetString(input).Split('\n'), "fuzz", Knowledge);
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
    }
}
