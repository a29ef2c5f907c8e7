using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Evidence.Pharmacogenomics.Reading;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as a gene's facts: what is accepted can be indexed and matched.</summary>
public static class GeneFactsFuzz
{
    public static IEnumerable<byte[]> Seeds() => [.. KnowledgeFiles.Embedded("pgx/genes").Where(file => file.Bytes.Length < 6000).Select(file => file.Bytes)];

    public static void Run(byte[] input)
    {
        var problems = new List<Problem>();
        if (GeneFactsReader.Read(KnowledgeFile.Of("fuzz.json", input), problems) is not { } facts)
        {
            Assert.NotEmpty(problems);
            return;
        }

        foreach (var is37 in new[] { false, true }) Assert.Equal(is37, new DefinitionIndex([facts], is37).Is37);
        if (facts.Alleles.Count > 0 && facts.Linked is null) Assert.NotNull(new GeneCaller(facts).Call(new GeneSample(facts.Positions.Count), isTopOnly: true, combines: true));
    }
}
