using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Makes a DocumentReference for each sample of a genotype set (PLINK 2) that belongs to a known patient. The genotypes stay where they are.</summary>
/// <param name="header">Of the set's .pvar, with the samples of its .psam: it may tell the reference genome.</param>
/// <param name="samples">Goes before the samples' own names.</param>
public sealed class GenotypeSetProducer(InputFile file, VcfHeader header, SampleMap samples, FindPatient find) : IResourceProducer
{
    private readonly SampleOwners _owners = new(file, samples, find);
    private readonly string _build = GenomeBuild.Of(header).Build;
    private int _next;

    public long SourceBytesRead => _next == 0 ? 0 : file.Length;

    public bool Next(ProducedResources resources, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(problems);
        for (; _next < header.Samples.Count; _next++)
        {
            if (resources.IsFull) return true;
            if (_owners.Find(header.Samples[_next], problems) is { } patient) GenomeDocument.Write(resources, file, GenomeFile.GenotypeSet, header, _build, header.Samples[_next], patient);
        }

        return false;
    }

    public void Dispose()
    {
    }
}
