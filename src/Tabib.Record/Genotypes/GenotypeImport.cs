using System.Collections.Concurrent;
using Tabib.Core.Genome;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;

namespace Tabib.Record.Genotypes;

/// <summary>Makes a genotype set (.pgen, .pvar, .psam) of a file. The bytes do not depend on the number of threads; the set appears whole or not at all.</summary>
public static class GenotypeImport
{
    private const long Program = 60L << 20;
    private const long BlockBytes = 1 << 20;
    private const int BlocksOnTheWay = 64;

    /// <param name="path">A .vcf, .vcf.gz, .bcf or .bgen, or a genotype set (.pgen, .bed, or what its files have in common).</param>
    /// <param name="prefix">Where the set is made: PREFIX.pgen and so on.</param>
    /// <exception cref="ProblemException">The file cannot be read or used; GEN010: it would be written over itself.</exception>
    public static GenotypeImportResult Run(string path, string prefix, GenotypeImportOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentNullException.ThrowIfNull(options);
        var format = GenotypeFileFormats.Judge(path);
        if (format == GenotypeFileFormat.Bgen)
        {
            using var bgen = new BgenSource(path, options);
            return Run(bgen, prefix, options, new ProblemTally(), cancellation);
        }

        if (format == GenotypeFileFormat.Vcf)
        {
            var problems = new ProblemTally();
            using var vcf = new VcfSource(path, options, problems.Add);
            return Run(vcf, prefix, options, problems, cancellation);
        }

        var source = GenotypeFiles.Find(path);
        if (Path.GetFullPath(source.Prefix) == Path.GetFullPath(prefix) && !source.IsPlink1) throw new ProblemException(new Problem("GEN010", ProblemSeverity.Fatal, "The set would be written over the one it is made of.", new ProblemLocation(prefix), "Give another --out."), ProblemKind.Usage);
        using var plink = new PlinkSource(path, options.Selection);
        return Run(plink, prefix, options, new ProblemTally(), cancellation);
    }

    private static GenotypeImportResult Run<TBlock>(GenotypeSource<TBlock> source, string prefix, GenotypeImportOptions options, ProblemTally problems, CancellationToken cancellation)
    {
        var indexes = options.Selection.SamplesOf(source.Samples, out var unknown);
        if (indexes is []) throw Nothing("GEN002", "No sample is left to import.", source, "Check --keep and --remove against the file's samples.");
        if (unknown.Count > 0) problems.Add(new Problem("POP004", ProblemSeverity.Warning, $"{unknown.Count:N0} samples of --keep or --remove are not in the file, {unknown[0]} for one.", PlaceOf(source), "Lists hold IIDs, or FIDs and IIDs."));
        var chosen = indexes is null ? null : new SampleSubset(indexes, source.Samples.Count);
        var samples = indexes is null ? source.Samples : source.Samples.Subset(indexes);
        if (options.Samples is { } stated) samples = WithStated(samples, stated, prefix);
        CheckMemory(source.Samples.Count, options, prefix);
        using var set = ImportedBlocks.Open(prefix, samples, source.Columns, source.Meta, source.Files, options);
        try
        {
            Run(source, set, chosen, options, cancellation);
            // The end of a pipe that was stopped with us is no end of the data.
            cancellation.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            set.KeepAll();
            throw;
        }
        catch (IOException)
        {
            set.KeepNoted();
            throw;
        }

        if (set.VariantCount == 0 && options.Selection.HasVariants) throw Nothing("GEN003", "No variant is left to import.", source, "Check --region, --extract and --exclude against the file's variants.");
        set.Commit();
        return new GenotypeImportResult(set.VariantCount, samples.Count, [prefix + ".pgen", set.VariantPath, prefix + ".psam"], problems.With(set.Problems)) { Resumed = set.Resumed };
    }

    private static void Run<TBlock>(GenotypeSource<TBlock> source, ImportedBlocks set, SampleSubset? chosen, GenotypeImportOptions options, CancellationToken cancellation)
    {
        var spare = new ConcurrentBag<EncodedVariants>();
        var converters = new ConcurrentBag<GenotypeConverter<TBlock>>();
        try
        {
            var work = new OrderedWork<TBlock, EncodedVariants>(
                source.BlocksBehind(set.Blocks, set.Place),
                encoded =>
                {
                    set.Append(encoded);
                    encoded.Clear();
                    spare.Add(encoded);
                    options.Progress?.Invoke(set.VariantCount);
                });
            work.Run(
                options.Threads,
                () =>
                {
                    var converter = source.OpenConverter(chosen);
                    converters.Add(converter);
                    return block =>
                    {
                        if (!spare.TryTake(out var encoded)) encoded = new EncodedVariants(source.Columns);
                        converter.Convert(block, encoded);
                        return encoded;
                    };
                },
                cancellation);
        }
        finally
        {
            foreach (var converter in converters) converter.Dispose();
        }
    }

    private static ProblemException Nothing<TBlock>(string code, string message, GenotypeSource<TBlock> source, string hint) =>
        new(new Problem(code, ProblemSeverity.Fatal, message, PlaceOf(source), hint));

    private static ProblemLocation PlaceOf<TBlock>(GenotypeSource<TBlock> source) => source.Files.Count == 0 ? ProblemLocation.None : new ProblemLocation(source.Files[0]);

    /// <summary>The program, blocks on their way (at most so many wait), and what each thread keeps of a variant.</summary>
    private static void CheckMemory(int samples, GenotypeImportOptions options, string prefix)
    {
        var line = Math.Max(BlockBytes, 8L * samples);
        var needed = Program + ((BlocksOnTheWay + options.Threads) * ((line / 4) + (BlockBytes / 4))) + (options.Threads * ((2 * line) + (60L * samples)));
        if (options.Memory == 0 || needed <= options.Memory) return;
        throw new ProblemException(
            new Problem("GEN018", ProblemSeverity.Fatal, $"The import needs {(needed + (1 << 20) - 1) >> 20:N0} MB of memory; {options.Memory >> 20:N0} MB are allowed.", new ProblemLocation(prefix), "Give more with --memory, or fewer --threads."), ProblemKind.Usage);
    }

    /// <summary>Sexes, families and parents as stated elsewhere, for the samples it names.</summary>
    private static SampleTable WithStated(SampleTable samples, SampleTable stated, string prefix)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < stated.Count; i++)
            if (!places.TryAdd(stated.Ids[i], i)) throw new ProblemException(new Problem("GEN011", ProblemSeverity.Fatal, $"The list of samples names {stated.Ids[i]} twice.", new ProblemLocation(prefix), "Samples are matched by IID: it must be there once."));
        var sexes = samples.Ids.Select((id, i) => places.TryGetValue(id, out var place) && stated.Sexes[place] != Sex.Unknown ? stated.Sexes[place] : samples.Sexes[i]).ToArray();
        if (!samples.Ids.Any(places.ContainsKey)) throw new ProblemException(new Problem("GEN011", ProblemSeverity.Fatal, "The list of samples names none of the file's.", new ProblemLocation(prefix), "Samples are matched by IID."));
        string[]? Column(string[]? own, string[]? given) => given is null ? own : [.. samples.Ids.Select((id, i) => places.TryGetValue(id, out var place) ? given[place] : own?[i] ?? "0")];
        return samples with { Sexes = sexes, FamilyIds = Column(samples.FamilyIds, stated.FamilyIds), Fathers = Column(samples.Fathers, stated.Fathers), Mothers = Column(samples.Mothers, stated.Mothers) };
    }
}
