using Tabib.Core.Identity;
using Tabib.Ingest.Vcf;
using Tabib.Record.Genotypes;

namespace Tabib.Tests.Record.Genotypes;

/// <summary>A folder for sets, taken away in the end.</summary>
internal sealed class TemporarySets : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-sets-").FullName;

    public string Path(string name) => System.IO.Path.Combine(_folder, name);

    public string[] Files => [.. Directory.EnumerateFiles(_folder).Select(System.IO.Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)];

    public GenotypeImportResult Import(string vcf, GenotypeImportOptions? options = null, string name = "set")
    {
        File.WriteAllText(Path("in.vcf"), vcf);
        return GenotypeImport.Run(Path("in.vcf"), Path(name), options ?? new GenotypeImportOptions(), CancellationToken.None);
    }

    public GenotypeStore Open(string name = "set", GenotypeSelection? selection = null) => GenotypeStore.Open(Path(name), selection ?? GenotypeSelection.Everything, AccessContext.CommandLine());

    /// <summary>Lines of the set as a VCF, without the header.</summary>
    public string[] Export(VcfDosageField dosage = VcfDosageField.None, GenotypeSelection? selection = null)
    {
        VcfExport.Run(Open(selection: selection), Path("out.vcf"), VariantFileFormat.Vcf, dosage, 1, null, CancellationToken.None);
        return [.. File.ReadLines(Path("out.vcf")).Where(line => line[0] != '#')];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
