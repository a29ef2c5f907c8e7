using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Reads the header of a VCF or BCF, and makes a DocumentReference for each sample that belongs to a known patient, and one of the calls of its pharmacogenes. The variants stay where they are.</summary>
/// <param name="samples">Goes before the samples' own names.</param>
/// <param name="call">Calls the pharmacogenes of the file; null where they are not to be called.</param>
public sealed class VcfProducer(InputFile file, SampleMap samples, FindPatient find, CallPharmacogenes? call = null) : IResourceProducer
{
    private readonly SampleDocuments _documents = new(file, new SampleOwners(file, samples, find), call);
    private readonly Func<InputFile, Stream> _open = InputStreams.Open;
    private VcfHeader? _header;
    private string _build = GenomeBuild.Unknown;

    internal VcfProducer(InputFile file, SampleMap samples, FindPatient find, Func<InputFile, Stream> open, CallPharmacogenes? call = null)
        : this(file, samples, find, call) => _open = open;

    /// <summary>The whole file counts as done when its header is read.</summary>
    public long SourceBytesRead => _header is null ? 0 : file.Length;

    public bool Next(ProducedResources resources, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(problems);
        _header ??= ReadHeader(problems);
        var storage = GenomeStorage.Of(file);
        return _documents.Next(_header, file.Format == InputFormat.Bcf ? GenomeFile.OfBcf(storage) : GenomeFile.OfVcf(_header, storage), _build, resources, problems);
    }

    public void Dispose() => _documents.Dispose();

    private VcfHeader ReadHeader(ICollection<Problem> problems)
    {
        var header = HeaderOfFile();
        (_build, var isContradictory) = GenomeBuild.Of(header);
        if (isContradictory) Add(problems, "VCF011", ProblemSeverity.Warning, "The header contradicts itself about the reference genome: the build is unknown.", "contig", "Correct the contig and reference lines.");
        else if (_build == GenomeBuild.Unknown) Add(problems, "VCF010", ProblemSeverity.Information, "Nothing in the header tells the reference genome: the build is unknown.", "contig", "Add contig lines with lengths (bcftools reheader --fai).");
        if (header.Samples.Count == 0) Add(problems, "VCF007", ProblemSeverity.Information, "The file has no samples: it belongs to no patient.", "#CHROM", null);
        return header;
    }

    private VcfHeader HeaderOfFile()
    {
        if (file.Format == InputFormat.Bcf)
        {
            using var records = VariantFileReader.Open(file.Path, new VariantFileOptions { Threads = 1, Name = file.Name });
            return records.Header;
        }

        using var reader = new VcfHeaderReader(_open(file), file.Name);
        return reader.Read();
    }

    private void Add(ICollection<Problem> problems, string code, ProblemSeverity severity, string message, string path, string? hint) =>
        problems.Add(new Problem(code, severity, message, new ProblemLocation(file.Name, null, path), hint));
}
