using System.Text;
using Tabib.App.Cohorts;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Record.Cohorts;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Cohorts;

/// <summary>Bytes as a cohort definition: either it makes columns, or something is told.</summary>
public static class DefinitionFuzz
{
    private static readonly ConceptSets Knowledge = ConceptSets.Embedded();

    public static IEnumerable<byte[]> Seeds() =>
    [
        File.ReadAllBytes(Path.Combine(Repository.Root, "samples", "cohorts", "hypertension-kidney.json")),
        Encoding.UTF8.GetBytes("""{"index":{"date":"2020-01-01"},"studyEnd":"2021-02-03","features":[{"name":"g","phenotype":"CYP2D6","missing":"indicator"},{"name":"x","kind":"observation","codes":{"system":"s","code":"c"},"value":{"atLeast":1,"below":2.5,"unit":"mg/dL"},"take":"days-since","days":3}]}"""),
    ];

    public static void Run(byte[] input)
    {
        var problems = new List<Problem>();
        if (DefinitionReader.Read(input, "x.json", Knowledge, problems) is { } definition) Assert.True(Cohort.ColumnsOf(definition).Count >= 2 && DefinitionText.Rules(definition).Count > 0);
        else Assert.NotEmpty(problems);
    }
}
