using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Makes a DocumentReference for each sample of a genotype set (PLINK 2) that belongs to a known patient. The genotypes stay where they are.</summary>
/// <param name="header">Of the set's .pvar, with the samples of its .psam: it may tell the reference genome.</param>
/// <param name="samples">Goes before the samples' own names.</param>
/// <param name="call">Calls the pharmacogenes of the set; null where they are not to be called.</param>
public sealed class GenotypeSetProducer(InputFile file, VcfHeader header, SampleMap samples, FindPatient find, CallPharmacogenes? call = null) : IResourceProducer
{
    private readonly SampleDocuments _documents = new(file, new SampleOwners(file, samples, find), call);
    private readonly string _build = GenomeBuild.Of(header).Build;
    private bool _isBegun;

    public long SourceBytesRead => _isBegun ? file.Length : 0;

    public bool Next(ProducedResources resources, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(problems);
        _isBegun = true;
        return _documents.Next(header, GenomeFile.GenotypeSet, _build, resources, problems);
    }

    public void Dispose() => _documents.Dispose();
}
