using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics.Audit;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as a table of groups.</summary>
public static class GroupTableFuzz
{
    public static IEnumerable<byte[]> Seeds() =>
    [
        "#IID\tSITE\tSEX\na\tX\t1\nb\tY\tNA\n"u8.ToArray(),
        "IID SITE\na X\n\nb Y\n"u8.ToArray(),
    ];

    public static void Run(byte[] input)
    {
        try
        {
            GroupTableReader.Read(Encoding.UTF8.GetString(input).Split('\n'), "fuzz");
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
    }
}
