using Tabib.App.Pharmacogenomics;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App;

/// <summary>Bytes as a medication list.</summary>
public static class MedicationListFuzz
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("tabib-medication-fuzz-").FullName;

    public static IEnumerable<byte[]> Seeds() =>
    [
        "# taken\nparoxetine\n2670\ntramadol\t10689\n"u8.ToArray(),
        "\u00e9\u0001\n"u8.ToArray(),
    ];

    public static void Run(byte[] input)
    {
        var path = Path.Combine(Folder, "list.txt");
        File.WriteAllBytes(path, input);
        try
        {
            Assert.All(MedicationList.Read(path), medication => Assert.NotEmpty(medication));
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
        finally
        {
            File.Delete(path);
        }
    }
}
