using Tabib.Core.Identity;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;
using Tabib.Record.Journal;

namespace Tabib.Record.Genotypes;

/// <summary>Ties the samples of a genotype set to the patients of a workspace, the way genome files are tied by an import.</summary>
public static class GenotypeAttachment
{
    /// <param name="prefix">Of the set.</param>
    /// <param name="name">The set as people should see it.</param>
    /// <param name="source">System that the patients' ids are of.</param>
    /// <param name="samples">Which patient each sample belongs to; goes before the samples' own names.</param>
    /// <param name="call">Calls the pharmacogenes of the set; null where they are not to be called.</param>
    /// <returns>An input for <see cref="PatientJournal"/>'s import.</returns>
    /// <exception cref="Core.Outcomes.ProblemException">The set cannot be read, or a sample is there twice.</exception>
    public static ImportSource Of(string prefix, string name, string source, SampleMap samples, AccessContext access, CallPharmacogenes? call = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var store = GenotypeStore.Open(prefix, GenotypeSelection.Everything, access);
        var header = GenotypeSetHeader.Of(store, VcfDosageField.None);
        var file = new InputFile(Path.GetFullPath(store.Files[0]), name, InputFormat.Vcf, source, new FileInfo(store.Files[0]).Length);
        return ImportSource.Of(file, stored => new GenotypeSetProducer(file, header, samples, sample => stored.NameOf(source, sample), call));
    }
}
