using System.Collections.Concurrent;
using System.Text;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Genome;
using Tabib.Core.Scheduling;
using Tabib.Evidence.Association;

namespace Tabib.App.Association;

/// <summary>Tests block after block on all threads and writes the tables in the order of the variants.</summary>
internal sealed class AssociationRun
{
    private readonly AssociationInputs _inputs;
    private readonly ChromosomeScans _scans;
    private readonly AssociationTable[] _tables;
    private readonly string[] _paths;
    private readonly bool[] _hasWald;
    private readonly bool _hasRatio;
    private readonly ConcurrentBag<AssociationBlock> _blocks = [];
    private readonly ConcurrentBag<GenotypeReader> _readers = [];

    public AssociationRun(AssociationInputs inputs, ChromosomeScans scans, string[] paths)
    {
        var scan = scans.First;
        _inputs = inputs;
        _scans = scans;
        _paths = paths;
        _hasWald = [.. scan.Traits.Select(trait => trait.Model == AssociationModel.Firth)];
        _hasRatio = inputs.Options.LikelihoodRatio;
        _tables = [.. _hasWald.Select(hasWald => new AssociationTable(inputs.Store.Variants, scan.Terms, hasWald, _hasRatio))];
        var axis = new GenomeAxis(inputs.Store.Variants, inputs.Store.Selected);
        Outputs = [.. scan.Traits.Select(_ => new TraitOutput(inputs.Store.Variants, axis, scan.Terms))];
    }

    /// <summary>By trait.</summary>
    public TraitOutput[] Outputs { get; }

    /// <summary>Blocks that an earlier run had finished.</summary>
    public int Resumed { get; private set; }

    public void Run(AssociationRunOptions options, string fingerprint, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        using var files = (options.Resume ? PartialFiles.Resume(_paths, fingerprint) : null) ?? Create(fingerprint);
        Resumed = files.Blocks;
        if (Resumed > 0)
        {
            for (var t = 0; t < Outputs.Length; t++)
            {
                using var earlier = files.ReadBack(t);
                Outputs[t].ReadBack(earlier);
            }
        }

        var selected = _inputs.Store.Selected.Length;
        var work = new OrderedWork<VariantBlock, AssociationBlock>(VariantBlock.Of(selected).Skip(Resumed), block =>
        {
            for (var t = 0; t < _tables.Length; t++)
            {
                files.Write(t, block.Texts[t].Written);
                foreach (var row in block.Rows[t]) Outputs[t].Add(row);
            }

            files.EndBlock();
            progress.Report(new ProgressReport("association", block.End, selected, "variants"));
            block.Clear();
            _blocks.Add(block);
        });
        try
        {
            work.Run(options.ThreadsInUse, Worker, cancellation);
        }
        finally
        {
            foreach (var reader in _readers) reader.Dispose();
        }

        files.Commit();
    }

    private PartialFiles Create(string fingerprint)
    {
        // Files of one run can differ in their header: of Firth's method alone it has a further column.
        var files = PartialFiles.Create(_paths, fingerprint);
        for (var t = 0; t < _paths.Length; t++) files.Write(t, Encoding.UTF8.GetBytes(AssociationTable.Header(_hasWald[t], _hasRatio)));
        return files;
    }

    private Func<VariantBlock, AssociationBlock> Worker()
    {
        var store = _inputs.Store;
        var reader = store.OpenReader();
        _readers.Add(reader);
        var worker = new ChromosomeWorker(_scans, reader, store.Variants);
        return block =>
        {
            var result = _blocks.TryTake(out var used) ? used : new AssociationBlock(_tables.Length);
            worker.Run(store.Selected.AsSpan(block.Start, block.End - block.Start), result.Rows);
            for (var t = 0; t < _tables.Length; t++)
            {
                foreach (var row in result.Rows[t]) _tables[t].Write(row, result.Texts[t]);
            }

            result.End = block.End;
            return result;
        };
    }
}
