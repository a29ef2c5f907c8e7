using System.Buffers.Binary;
using Tabib.Core.Genome;
using Tabib.Core.Tables;
using ZstdSharp;

namespace Tabib.Ingest.Plink;

/// <summary>Writes a genotype set: .pgen, .pvar (plain or zstd) and .psam, which appear together at the end or not at all. What was written before a stop may be kept and gone on with.</summary>
public sealed class GenotypeSetWriter : IDisposable
{
    /// <summary>Of a record in the file of lengths: length, type, whether REF may not be the reference's allele.</summary>
    private const int LengthEntry = 6;

    private readonly string _prefix;
    private readonly SampleTable _samples;
    private readonly bool _isCompressed;
    private readonly PgenWriter _pgen;
    private readonly FileStream _text;
    private readonly FileStream _lengths;
    private readonly List<bool> _provisional = [];
    private int _flushed;
    private bool _isKept;

    /// <param name="meta">Lines that begin with ##, without their ends.</param>
    /// <exception cref="IOException">The folder is gone or may not be written, or another run makes the same set.</exception>
    public GenotypeSetWriter(string prefix, SampleTable samples, PvarColumns columns, IEnumerable<string> meta, bool compressVariants)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentNullException.ThrowIfNull(samples);
        (_prefix, _samples, _isCompressed) = (prefix, samples, compressVariants);

        // Opened first: it is locked, so that nothing is taken away from a run that is under way.
        _pgen = new PgenWriter(prefix + UnfinishedSet.Records, samples.Count, [], [], 0);
        UnfinishedSet.RemoveBeside(prefix, UnfinishedSet.Records);
        _text = Open(UnfinishedSet.Text, FileMode.Create);
        _lengths = Open(UnfinishedSet.Lengths, FileMode.Create);
        _text.Write(PvarLines.Header(columns, meta));
    }

    private GenotypeSetWriter(string prefix, SampleTable samples, bool compressVariants, GenotypeSetPart part)
    {
        (_prefix, _samples, _isCompressed, _flushed) = (prefix, samples, compressVariants, part.Variants);
        var entries = new byte[(long)part.Variants * LengthEntry];
        _lengths = Open(UnfinishedSet.Lengths, FileMode.Open);
        _lengths.ReadExactly(entries);
        _lengths.SetLength(entries.Length);
        _text = Open(UnfinishedSet.Text, FileMode.Open);
        _text.SetLength(part.TextBytes);
        _text.Position = part.TextBytes;
        var (types, lengths) = (new List<byte>(part.Variants), new List<int>(part.Variants));
        for (var entry = entries.AsSpan(); !entry.IsEmpty; entry = entry[LengthEntry..])
        {
            lengths.Add(BinaryPrimitives.ReadInt32LittleEndian(entry));
            types.Add(entry[4]);
            _provisional.Add(entry[5] != 0);
        }

        _pgen = new PgenWriter(prefix + UnfinishedSet.Records, samples.Count, types, lengths, part.RecordBytes);
    }

    public string VariantPath => _prefix + (_isCompressed ? ".pvar.zst" : ".pvar");

    public int VariantCount => _pgen.VariantCount;

    /// <summary>Goes on with what an earlier writer of the same set kept.</summary>
    /// <returns>Null where the files are shorter than the part: then there is nothing to go on with.</returns>
    public static GenotypeSetWriter? Resume(string prefix, SampleTable samples, bool compressVariants, GenotypeSetPart part)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentNullException.ThrowIfNull(samples);
        bool Has(string ending, long length) => new FileInfo(prefix + ending) is { Exists: true } file && file.Length >= length;
        return part.Variants >= 0 && Has(UnfinishedSet.Records, part.RecordBytes) && Has(UnfinishedSet.Text, part.TextBytes) && Has(UnfinishedSet.Lengths, (long)part.Variants * LengthEntry)
            ? new GenotypeSetWriter(prefix, samples, compressVariants, part)
            : null;
    }

    /// <summary>Takes the next variants: their genotypes and their lines.</summary>
    public void Append(PgenBlock genotypes, PvarLines lines)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentOutOfRangeException.ThrowIfNotEqual(lines.Count, genotypes.Count);
        _pgen.Append(genotypes);
        _text.Write(lines.Written);
        _provisional.AddRange(lines.Provisional);
    }

    /// <summary>All that was taken so far is in the files.</summary>
    public GenotypeSetPart Flush()
    {
        Span<byte> entry = stackalloc byte[LengthEntry];
        for (; _flushed < VariantCount; _flushed++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(entry, _pgen.LengthOf(_flushed));
            entry[4] = _pgen.TypeOf(_flushed);
            entry[5] = _provisional[_flushed] ? (byte)1 : (byte)0;
            _lengths.Write(entry);
        }

        _lengths.Flush();
        _text.Flush();
        return new GenotypeSetPart(VariantCount, _pgen.Flush(), _text.Position);
    }

    /// <summary>What was written stays when this is disposed of, to be gone on with.</summary>
    public void Keep() => _isKept = true;

    /// <summary>The set is complete: its files take their places. A set that was there before is gone from the first of these steps on.</summary>
    public void Commit()
    {
        using var genotypes = new ResultFile(_prefix + ".pgen");
        using var samples = new ResultFile(_prefix + ".psam");
        PsamWriter.Write(_samples, samples.Stream);
        _pgen.Finish(genotypes.Stream, variant => _provisional[variant]);
        if (_isCompressed) Compress();
        _text.Dispose();
        File.Delete(UnfinishedSet.NoteOf(_prefix));
        File.Delete(_prefix + ".pgen");
        foreach (var old in (ReadOnlySpan<string>)[".pvar", ".pvar.zst", ".pgen.pgi"])
            if (_prefix + old != VariantPath) File.Delete(_prefix + old);
        File.Move(_prefix + (_isCompressed ? UnfinishedSet.CompressedText : UnfinishedSet.Text), VariantPath, overwrite: true);
        samples.Commit();
        genotypes.Commit();
        _isKept = false;
    }

    public void Dispose()
    {
        _pgen.Dispose();
        _text.Dispose();
        _lengths.Dispose();
        if (!_isKept) UnfinishedSet.Remove(_prefix);
    }

    private FileStream Open(string ending, FileMode mode) => new(_prefix + ending, mode, FileAccess.ReadWrite, FileShare.Read, 1 << 16);

    /// <summary>Compressed in the end and as a whole: a stream of zstd cannot be gone on with in its middle.</summary>
    private void Compress()
    {
        _text.Position = 0;
        using var file = Open(UnfinishedSet.CompressedText, FileMode.Create);
        using var compression = new CompressionStream(file, 3);
        _text.CopyTo(compression, 1 << 20);
    }
}
