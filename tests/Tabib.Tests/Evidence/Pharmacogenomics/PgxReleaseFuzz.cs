using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Releases;
using Tabib.Tests.House;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as a release's definitions and phenotype tables, made into a gene file and read back.</summary>
public static class PgxReleaseFuzz
{
    private static readonly ReleaseFile Sound = ReleaseFile.Of("gene.json", Seeds().First());

    public static IEnumerable<byte[]> Seeds() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples", "pgx", "release-2"), "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes);

    public static void Run(byte[] input)
    {
        var file = ReleaseFile.Of("fuzz.json", input);
        Try(() => PharmCatRelease.Definitions(file, null, new BuildMap()));
        Try(() => PharmCatRelease.Definitions(Sound, file, new BuildMap()));
        Try(() => PharmCatRelease.Phenotypes(file, static _ => null));
    }

    private static void Try(Func<GeneFacts> read)
    {
        try
        {
            var written = GeneFactsWriter.Write(read(), ["fuzz"], "none");
            GeneFactsReader.Read(KnowledgeFile.Of("pgx/genes/fuzz.json", written), new List<Problem>());
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
    }
}
