using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Releases;

namespace Tabib.Conformance.Evidence.Pharmacogenomics;

/// <summary>The shipped gene files are what the import makes of the release.</summary>
public sealed class PgxImportConformanceTests
{
    [Fact]
    public void The_release_gives_the_shipped_files_byte_for_byte()
    {
        var import = PgxImport.Read(SharedData.Find("pgx/definitions"), SharedData.Find("pgx/pypgx/variant-table.csv.gz"));
        Assert.Equal(["HLA-A", "HLA-B"], import.CarriedOver);
        var shipped = KnowledgeFiles.Embedded("pgx").ToDictionary(file => file.Path, file => file.Bytes);
        Assert.Equal(shipped.Keys.Where(path => path.StartsWith("pgx/genes/", StringComparison.Ordinal)), import.Genes.Select(file => file.Path));
        var differing = import.Genes.Append(import.Manifest).Where(file => !shipped[file.Path].AsSpan().SequenceEqual(file.Bytes)).Select(file => file.Path);
        Assert.Empty(differing);
    }
}
