using Tabib.Core.Genome;
using Tabib.Core.Tables;
using ZstdSharp;

namespace Tabib.Ingest.Plink;

/// <summary>Writes a genotype set: .pgen, .pvar (plain or zstd) and .psam, which appear together at the end or not at all.</summary>
public sealed class GenotypeSetWriter : IDisposable
{
    private readonly string _prefix;
    private readonly ResultFile _genotypes;
    private readonly ResultFile _variants;
    private readonly ResultFile _samples;
    private readonly CompressionStream? _compression;
    private readonly PgenWriter _pgen;
    private readonly List<bool> _provisional = [];

    /// <param name="meta">Lines that begin with ##, without their ends.</param>
    /// <exception cref="IOException">The folder is gone or may not be written.</exception>
    public GenotypeSetWriter(string prefix, SampleTable samples, PvarColumns columns, IEnumerable<string> meta, bool compressVariants)
    {
        ArgumentException.ThrowIfNullOrEmpty(prefix);
        ArgumentNullException.ThrowIfNull(samples);
        _prefix = prefix;
        VariantPath = prefix + (compressVariants ? ".pvar.zst" : ".pvar");
        _genotypes = new ResultFile(prefix + ".pgen");
        _variants = new ResultFile(VariantPath);
        _samples = new ResultFile(prefix + ".psam");
        _compression = compressVariants ? new CompressionStream(_variants.Stream, 3, leaveOpen: true) : null;
        _pgen = new PgenWriter(prefix + ".pgen", samples.Count);
        PsamWriter.Write(samples, _samples.Stream);
        VariantStream.Write(PvarLines.Header(columns, meta));
    }

    public string VariantPath { get; }

    public int VariantCount => _pgen.VariantCount;

    private Stream VariantStream => _compression ?? _variants.Stream;

    /// <summary>Takes the next variants: their genotypes and their lines.</summary>
    public void Append(PgenBlock genotypes, PvarLines lines)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentOutOfRangeException.ThrowIfNotEqual(lines.Count, genotypes.Count);
        _pgen.Append(genotypes);
        VariantStream.Write(lines.Written);
        _provisional.AddRange(lines.Provisional);
    }

    /// <summary>The set is complete: its files take their places. A set that was there before is gone from the first of these steps on.</summary>
    public void Commit()
    {
        _pgen.Finish(_genotypes.Stream, variant => _provisional[variant]);
        _compression?.Dispose();
        File.Delete(_prefix + ".pgen");
        foreach (var old in (ReadOnlySpan<string>)[".pvar", ".pvar.zst", ".pgen.pgi"])
            if (_prefix + old != VariantPath) File.Delete(_prefix + old);
        _variants.Commit();
        _samples.Commit();
        _genotypes.Commit();
    }

    public void Dispose()
    {
        _pgen.Dispose();
        _genotypes.Dispose();
        _compression?.Dispose();
        _variants.Dispose();
        _samples.Dispose();
    }
}
