using Tabib.Core.Outcomes;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>Bytes as calls, and advice by whatever was read.</summary>
public static class SampleCallsFuzz
{
    private static readonly DrugAdvisor Advisor = new(PgxKnowledge.Load(), AdviceLibrary.Load());

    public static IEnumerable<byte[]> Seeds() =>
    [
        """{"file":"a.vcf","sample":"s","build":"GRCh38","genes":{"CYP2D6":{"status":"called","reason":null,"diplotypes":[{"name":"*1/*4","alleles":["*1","*4"],"score":null,"phenotype":"Intermediate Metabolizer","activityScore":"1.0"}],"haplotypes":[],"phenotype":"Intermediate Metabolizer","activityScore":"1.0","phased":false,"missingPositions":["rs1"],"undocumented":[],"warnings":[],"source":"outside"}},"knowledge":{"version":"v","hash":"h"}}"""u8.ToArray(),
        """{"file":"a.vcf","sample":"s","build":"GRCh38","genes":{"HLA-B":{"status":"noData","reason":"none"},"DPYD":{"status":"called","haplotypes":["Reference"],"phenotype":"Normal Metabolizer","activityScore":"2.0","adviceAlleles":["Reference","Reference"]}},"knowledge":{}}"""u8.ToArray(),
    ];

    public static void Run(byte[] input)
    {
        try
        {
            foreach (var calls in SampleCallsReader.Read(new MemoryStream(input), "fuzz"))
            {
                foreach (var drug in new[] { "codeine", "capecitabine", "phenytoin" })
                {
                    var (advised, guideline) = Advisor.Library.Find(drug)[0];
                    Advisor.Advise(calls, advised, guideline, ["paroxetine"]);
                }
            }
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
    }
}
