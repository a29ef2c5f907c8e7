using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.App.Cli;
using Tabib.App.Genomes;
using Tabib.Core.Scheduling;
using Tabib.Evidence.Association;
using Tabib.Evidence.Association.Ridge;
using Tabib.Record.Genotypes;

namespace Tabib.App.Association;

/// <summary>The whole-genome ridge of traits that have the same people: all blocks on all threads, then the second level.</summary>
internal sealed class RidgeRun
{
    private readonly AssociationRidgeOptions _options;
    private readonly GenotypeStore _store;
    private readonly AssociationTrait[] _traits;
    private readonly WholeGenomeRidge _ridge;
    private readonly RidgeBlockFiles _files;
    private readonly int _workers;

    public RidgeRun(AssociationRidgeOptions options, TraitInputs inputs, int[] group, RidgeOptions ridge, CancellationToken cancellation)
    {
        _options = options;
        _store = inputs.Store;
        _traits = [.. group.Select(t => inputs.Traits[t])];
        _ridge = WholeGenomeRidge.Prepare(_traits, inputs.Covariates, ridge);
        Blocks = _ridge.Blocks(_store.Variants, _store.Selected, _store.OpenReader, options.ThreadsInUse, cancellation);

        // Blocks that wait to be written take as much as one worker's predictions: little beside its columns.
        var second = _ridge.LevelOneBytes(Blocks.Count);
        var allowed = GenotypeMemory.Allow(options, _store, Math.Max(_ridge.WorkerBytes, second));
        _workers = (int)Math.Clamp(allowed / _ridge.WorkerBytes, 1, options.ThreadsInUse);
        Bytes = Math.Max(_workers * _ridge.WorkerBytes, second);
        _files = new RidgeBlockFiles(string.Create(CultureInfo.InvariantCulture, $"{options.Out}.ridge-{group[0]}"), Fingerprint(), _traits.Length, _ridge.StrengthCount, _ridge.Length);
    }

    public IReadOnlyList<RidgeBlock> Blocks { get; }

    public int Variants => Blocks.Sum(block => block.Variants.Length);

    /// <summary>Memory that the work takes beyond the program.</summary>
    public long Bytes { get; }

    public int Resumed { get; private set; }

    public void RunBlocks(IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        if (!_options.Resume) _files.Clear();
        var left = Blocks.Where(block => !_files.Has(block.Number)).ToArray();
        Resumed = Blocks.Count - left.Length;
        var done = Resumed;
        var readers = new System.Collections.Concurrent.ConcurrentBag<IDisposable>();
        var work = new OrderedWork<RidgeBlock, int>(left, _ => progress.Report(new ProgressReport("ridge", ++done, Blocks.Count, "blocks")));
        try
        {
            work.Run(
                _workers,
                () =>
                {
                    var reader = _store.OpenReader();
                    readers.Add(reader);
                    var worker = _ridge.NewWorker(reader, Blocks);
                    return block =>
                    {
                        _files.Write(block.Number, worker(block));
                        return block.Number;
                    };
                },
                cancellation);
        }
        finally
        {
            foreach (var reader in readers) reader.Dispose();
        }
    }

    /// <summary>The second level of each trait: its columns of the table, and what it came to.</summary>
    public IEnumerable<(RidgeTraitResult Result, IReadOnlyList<(string Name, double[] Values)> Columns)> Combine(CancellationToken cancellation)
    {
        for (var t = 0; t < _traits.Length; t++)
        {
            var columns = new List<double[]>();
            foreach (var block in Blocks)
            {
                cancellation.ThrowIfCancellationRequested();
                columns.AddRange(_files.Read(block.Number, t));
            }

            var prediction = _ridge.Combine(t, new LevelOneColumns([.. columns], [.. Blocks.SelectMany(block => Enumerable.Repeat(block.Chromosome, _ridge.StrengthCount))]));
            var named = Blocks.Select(block => block.Chromosome).Distinct()
                .Select(chromosome => (LocoTable.ColumnOf(_traits[t].Name, _store.Variants.Chromosomes[chromosome].Canonical), _ridge.Without(t, prediction, chromosome)))
                .Append((LocoTable.ColumnOf(_traits[t].Name, LocoTable.Other), _ridge.Without(t, prediction, -1)));
            yield return (new RidgeTraitResult(_traits[t].Name, _traits[t].IsBinary, _ridge.Samples.Count, prediction.Heritability, prediction.Explained), [.. named]);
        }
    }

    /// <summary>The result is written: the blocks' files are needed no more.</summary>
    public void Clean() => _files.Clear();

    /// <summary>Of all that decides the first level: genotype files, people, traits without the covariates' part, options, variants.</summary>
    private string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var same = _options with { Threads = 0, Memory = 0, Purpose = null, Resume = false, Out = "" };
        hash.AppendData(Encoding.UTF8.GetBytes($"{CommandLine.Version}\n{JsonSerializer.Serialize(same)}\n"));
        foreach (var path in _store.Files)
        {
            var file = new FileInfo(path);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{file.FullName}\t{file.Length}\t{file.LastWriteTimeUtc.Ticks}\n")));
        }

        foreach (var sample in _ridge.Samples) hash.AppendData(Encoding.UTF8.GetBytes(_store.Samples.Ids[sample] + "\n"));
        foreach (var trait in _ridge.TraitColumns) hash.AppendData(MemoryMarshal.AsBytes<double>(trait));
        foreach (var block in Blocks) hash.AppendData(MemoryMarshal.AsBytes<int>(block.Variants));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
