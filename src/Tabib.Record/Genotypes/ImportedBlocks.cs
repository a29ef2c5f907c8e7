using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Plink;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>The set that an import makes: takes block after block, and notes from time to time how far it is whole.</summary>
internal sealed class ImportedBlocks : IDisposable
{
    /// <summary>About as many megabytes of the source are read again where the program was killed.</summary>
    private const int BlocksPerNote = 8;

    private readonly string _prefix;
    private readonly string? _fingerprint;
    private readonly GenotypeSetWriter _writer;
    private VariantFilePlace? _place;

    private ImportedBlocks(string prefix, string? fingerprint, GenotypeSetWriter writer) => (_prefix, _fingerprint, _writer) = (prefix, fingerprint, writer);

    public int Blocks { get; private set; }

    /// <summary>Of the source behind the blocks, where it has places.</summary>
    public VariantFilePlace? Place => _place;

    public int VariantCount => _writer.VariantCount;

    public string VariantPath => _writer.VariantPath;

    /// <summary>Variants that an earlier run had written.</summary>
    public int Resumed { get; private init; }

    /// <summary>What was wrong in the blocks and did not stop the import.</summary>
    public ProblemTally Problems { get; private set; } = new();

    /// <exception cref="ProblemException">GEN019: what an earlier run left cannot be gone on with.</exception>
    public static ImportedBlocks Open(string prefix, SampleTable samples, PvarColumns columns, IReadOnlyList<string> meta, IReadOnlyList<string> files, GenotypeImportOptions options)
    {
        var fingerprint = options.Fingerprint is null ? null : ImportNote.FingerprintOf(options.Fingerprint, files);
        if (!options.Resume || fingerprint is null || ImportNote.Read(prefix, fingerprint) is not { } note) return new ImportedBlocks(prefix, fingerprint, new GenotypeSetWriter(prefix, samples, columns, meta, options.CompressVariants));
        var writer = GenotypeSetWriter.Resume(prefix, samples, options.CompressVariants, note.Part)
            ?? throw new ProblemException(ImportNote.Fault(UnfinishedSet.NoteOf(prefix), "The files of the import that was stopped are shorter than its note says."));
        var problems = new ProblemTally();
        foreach (var (first, count) in note.Problems) problems.Add(first, count);
        return new ImportedBlocks(prefix, fingerprint, writer) { Resumed = note.Part.Variants, Blocks = note.Blocks, _place = note.Place, Problems = problems };
    }

    public void Append(EncodedVariants block)
    {
        _writer.Append(block.Genotypes, block.Lines);
        if (block.Problems.ByCode.Count > 0) Problems = Problems.With(block.Problems);
        _place = block.Behind;
        Blocks++;
        if (_fingerprint is not null && Blocks % BlocksPerNote == 0) Note();
    }

    /// <summary>The import was stopped between two blocks: all of them are kept, where it was asked for.</summary>
    public void KeepAll()
    {
        if (_fingerprint is null || Blocks == 0) return;
        Note();
        _writer.Keep();
    }

    /// <summary>The import broke off in the middle of a block: what was noted is kept.</summary>
    public void KeepNoted()
    {
        if (File.Exists(UnfinishedSet.NoteOf(_prefix))) _writer.Keep();
    }

    public void Commit() => _writer.Commit();

    public void Dispose() => _writer.Dispose();

    private void Note() => new ImportNote(_fingerprint!, Blocks, _writer.Flush(), _place, [.. Problems.ByCode.Select(pair => new CountedProblem(pair.First, pair.Count))]).Write(_prefix);
}
