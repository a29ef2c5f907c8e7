using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.Tests.Evidence.Pharmacogenomics.Advice;

/// <summary>Bytes as a file of advice and as one of inhibitors and inducers.</summary>
public static class AdviceFuzz
{
    public static IEnumerable<byte[]> Seeds() => [.. KnowledgeFiles.Embedded("pgx/advice").Take(8).Concat(KnowledgeFiles.Embedded("pgx/modulators")).Select(file => file.Bytes)];

    public static void Run(byte[] input)
    {
        var (problems, file) = (new List<Problem>(), KnowledgeFile.Of("fuzz.json", input));
        if (AdviceReader.Read(file, problems) is null) Assert.NotEmpty(problems);
        problems.Clear();
        if (ModulatorReader.Read(file, problems) is null) Assert.NotEmpty(problems);
    }
}
