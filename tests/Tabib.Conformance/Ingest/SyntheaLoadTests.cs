using Tabib.Core.Facts;
using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Fhir;

namespace Tabib.Conformance.Ingest;

/// <summary>The load set: every resource is read, none refused, and the counts are those of the set's own table.</summary>
public sealed class SyntheaLoadTests
{
    [Fact]
    public void All_resources_of_the_load_set_are_read()
    {
        var folder = SharedData.Find("records/synthea/load");
        var expected = File.ReadLines(Path.Combine(folder, "COUNTS.tsv")).Skip(1).Select(line => line.Split('\t')).ToDictionary(cells => cells[0], cells => (long.Parse(cells[1], null), long.Parse(cells[2], null)));
        var problems = new List<Problem>();
        var counts = new Dictionary<string, (long, long)>();
        var concepts = new ConceptTable();
        var batch = new ResourceBatch();
        foreach (var file in InputDiscovery.Find(Directory.GetFiles(folder, "*.ndjson.gz"), null, problems))
        {
            using var reader = new FhirBatchReader(file, concepts, new FhirReadOptions { Strict = true });
            while (reader.Read(batch, TestContext.Current.CancellationToken))
            {
                foreach (var entry in batch.Resources)
                {
                    var (resources, bytes) = counts.GetValueOrDefault(entry.Type);
                    counts[entry.Type] = (resources + 1, bytes + entry.JsonLength + 1);
                }
            }
        }

        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), counts.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_published_example_is_read_or_refused_for_a_reason_that_is_known()
    {
        var folder = SharedData.Find("records/examples");
        var refused = new List<string>();
        foreach (var file in InputDiscovery.Find([folder], null, []))
        {
            using var reader = new FhirBatchReader(file, new ConceptTable(), new FhirReadOptions { Now = DateTimeOffset.MaxValue.AddYears(-1) });
            var batch = new ResourceBatch();
            while (reader.Read(batch, TestContext.Current.CancellationToken)) refused.AddRange(batch.Problems.Where(problem => problem.Severity >= ProblemSeverity.Error).Select(problem => problem.ToString()));
        }

        Assert.Equal([], refused);
    }

    [Fact]
    public void Transaction_bundles_are_read_entry_by_entry()
    {
        var folder = SharedData.Find("records/synthea/bundles");
        var counts = new List<int>();
        foreach (var file in InputDiscovery.Find([folder], null, []))
        {
            using var reader = new FhirBatchReader(file, new ConceptTable(), new FhirReadOptions { Strict = true });
            var batch = new ResourceBatch();
            var count = 0;
            while (reader.Read(batch, TestContext.Current.CancellationToken)) count += batch.Resources.Count(entry => entry.FullUrl.Length > 0);
            counts.Add(count);
        }

        Assert.Equal([246, 138, 319, 138, 209, 191], counts);
    }
}
