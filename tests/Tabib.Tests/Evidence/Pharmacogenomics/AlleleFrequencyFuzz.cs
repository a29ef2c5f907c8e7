using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Frequencies;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as a file of allele frequencies.</summary>
public static class AlleleFrequencyFuzz
{
    public static IEnumerable<byte[]> Seeds() => KnowledgeFiles.Embedded("pgx/frequencies").Select(file => file.Bytes);

    public static void Run(byte[] input)
    {
        var problems = new List<Problem>();
        if (AlleleFrequencyReader.Read(KnowledgeFile.Of("pgx/frequencies/fuzz.json", input), problems) is null == (problems.Count == 0)) throw new InvalidOperationException("What is refused must be told.");
    }
}
