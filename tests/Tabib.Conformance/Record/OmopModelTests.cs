using System.IO.Compression;

namespace Tabib.Conformance.Record;

/// <summary>The columns of the OMOP tables are those of a published data set of CDM 5.4 (OHDSI Eunomia, Synthea27Nj), which loads with the rows it is said to have.</summary>
public sealed class OmopModelTests(SyntheaTimeline timeline) : IClassFixture<SyntheaTimeline>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-omop-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Columns_are_those_of_the_model()
    {
        Extract();
        foreach (var table in new[] { "person", "observation_period", "visit_occurrence", "condition_occurrence", "drug_exposure", "procedure_occurrence", "measurement", "observation", "death" })
        {
            var expected = Columns(Read(table)).Select(name => name.ToLowerInvariant());
            Assert.Equal((table, string.Join(',', expected)), (table, string.Join(',', Columns($"omop.{table}"))));
        }
    }

    [Theory]
    [InlineData("person", 28)]
    [InlineData("visit_occurrence", 1_791)]
    [InlineData("condition_occurrence", 470)]
    [InlineData("condition_era", 469)]
    [InlineData("drug_exposure", 883)]
    [InlineData("measurement", 10_040)]
    [InlineData("observation", 8_099)]
    [InlineData("procedure_occurrence", 1_649)]
    [InlineData("observation_period", 28)]
    [InlineData("death", 3)]
    [InlineData("provider", 67)]
    [InlineData("concept", 2_294)]
    [InlineData("concept_relationship", 266_588)]
    public void The_published_set_loads_with_its_rows(string table, long rows)
    {
        Extract();
        Assert.Equal(rows, timeline.Count($"SELECT count(*) FROM {Read(table)}"));
    }

    private void Extract() => ZipFile.ExtractToDirectory(SharedData.Find("records/omop/Synthea27Nj_5.4.zip"), _folder);

    private string Read(string table) => $"read_csv('{Directory.GetFiles(_folder).Single(file => Path.GetFileNameWithoutExtension(file).Equals(table, StringComparison.OrdinalIgnoreCase))}', header = true, all_varchar = true)";

    private IEnumerable<string> Columns(string table) => timeline.Ask($"DESCRIBE SELECT * FROM {table}").Select(row => (string)row[0]);
}
