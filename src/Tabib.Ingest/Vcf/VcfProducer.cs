using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Reads the header of a VCF, and makes a DocumentReference for each sample that belongs to a known patient. The variants stay where they are.</summary>
/// <param name="samples">Goes before the samples' own names.</param>
public sealed class VcfProducer(InputFile file, SampleMap samples, FindPatient find) : IResourceProducer
{
    private readonly SampleOwners _owners = new(file, samples, find);
    private readonly Func<InputFile, Stream> _open = InputStreams.Open;
    private VcfHeader? _header;
    private string _build = GenomeBuild.Unknown;
    private int _next;

    internal VcfProducer(InputFile file, SampleMap samples, FindPatient find, Func<InputFile, Stream> open)
        : this(file, samples, find) => _open = open;

    /// <summary>The whole file counts as done when its header is read.</summary>
    public long SourceBytesRead => _header is null ? 0 : file.Length;

    public bool Next(ProducedResources resources, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(problems);
        _header ??= ReadHeader(problems);
        var form = GenomeFile.OfVcf(_header, GenomeStorage.Of(file));
        for (; _next < _header.Samples.Count; _next++)
        {
            if (resources.IsFull) return true;
            if (_owners.Find(_header.Samples[_next], problems) is { } patient) GenomeDocument.Write(resources, file, form, _header, _build, _header.Samples[_next], patient);
        }

        return false;
    }

    public void Dispose()
    {
    }

    private VcfHeader ReadHeader(ICollection<Problem> problems)
    {
        using var reader = new VcfHeaderReader(_open(file), file.Name);
        var header = reader.Read();
        (_build, var isContradictory) = GenomeBuild.Of(header);
        if (isContradictory) Add(problems, "VCF011", ProblemSeverity.Warning, "The header contradicts itself about the reference genome: the build is unknown.", "contig", "Correct the contig and reference lines.");
        else if (_build == GenomeBuild.Unknown) Add(problems, "VCF010", ProblemSeverity.Information, "Nothing in the header tells the reference genome: the build is unknown.", "contig", "Add contig lines with lengths (bcftools reheader --fai).");
        if (header.Samples.Count == 0) Add(problems, "VCF007", ProblemSeverity.Information, "The file has no samples: it belongs to no patient.", "#CHROM", null);
        return header;
    }

    private void Add(ICollection<Problem> problems, string code, ProblemSeverity severity, string message, string path, string? hint) =>
        problems.Add(new Problem(code, severity, message, new ProblemLocation(file.Name, null, path), hint));
}
