using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Releases;
using Tabib.Tests.House;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as ClinPGx's guidance, and as CPIC's three tables of recommendations on lines of their own.</summary>
public static class GuidanceFuzz
{
    private static readonly string[] Tables = ["recommendation", "drug", "guideline"];

    private static readonly PgxKnowledge Knowledge = PgxKnowledge.Load();
    private static readonly AdviceLibrary Advice = AdviceLibrary.Load();

    public static IEnumerable<byte[]> Seeds() =>
    [
        File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "pgx", "guidance", "prescribing_guidance.json")),
        Encoding.UTF8.GetBytes(string.Join('\n',
            """[{"guidelineid":1,"drugid":"RxNorm:2670","implications":{"CYP2D6":"x"},"drugrecommendation":"x","classification":"Strong","lookupkey":{"CYP2D6":"0.0"},"population":"general","alternatedrugavailable":true}]""",
            """[{"drugid":"RxNorm:2670","name":"codeine","rxnormid":"2670","atcid":["R05DA04"]}]""",
            """[{"id":1,"name":"x","url":"https://cpicpgx.org/"}]""")),
    ];

    public static void Run(byte[] input)
    {
        Try(() => ClinPgxGuidance.Read(ReleaseFile.Of("fuzz", input), "2030-01-15", Knowledge, Advice));
        var lines = Encoding.UTF8.GetString(input).Split('\n');
        Try(() => CpicGuidance.Read(Tables.Select((name, index) => (name, File: ReleaseFile.Of(name, Encoding.UTF8.GetBytes(index < lines.Length ? lines[index] : "[]")))).ToDictionary(pair => pair.name, pair => pair.File, StringComparer.Ordinal), "2030-01-15", Knowledge));
    }

    private static void Try(Func<GuidanceRelease> read)
    {
        try
        {
            GuidanceImport.Of(read(), "2030-01-15");
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
    }
}
