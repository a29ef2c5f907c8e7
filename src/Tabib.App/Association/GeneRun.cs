using System.Collections.Concurrent;
using System.Text;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Scheduling;
using Tabib.Core.Tables;
using Tabib.Evidence.Association.Genes;

namespace Tabib.App.Association;

/// <summary>Tests set after set on all threads and writes a table for each trait, in the order of the sets.</summary>
internal sealed class GeneRun
{
    private readonly TraitInputs _inputs;
    private readonly GeneSets _sets;
    private readonly GeneScans _scans;
    private readonly Problem[] _notes;

    private GeneRun(TraitInputs inputs, GeneSets sets, GeneScans scans, Problem[] notes) => (_inputs, _sets, _scans, _notes) = (inputs, sets, scans, notes);

    /// <param name="path">The list of sets.</param>
    /// <exception cref="ProblemException">POP050: less memory than the work needs. GNT001, GNT002, GNT004: a list that cannot be used. ASC007 to ASC012: traits and covariates that no model can take.</exception>
    public static GeneRun Prepare(TraitInputs inputs, LocoPredictions? loco, GeneTestOptions tests, string path, GenotypeOptions options)
    {
        var sets = GeneSets.Read(path, inputs.Store);
        Problem[] notes = sets.Unknown == 0
            ? []
            : [new Problem("GNT003", ProblemSeverity.Warning, $"{sets.Unknown:N0} of the {sets.Listed:N0} variants that the gene sets name are not in the genotype set.", new ProblemLocation(path), "Ids must be equal; variants left out by --region, --extract or --exclude count as absent.")];
        GenotypeMemory.Allow(options, inputs.Store, GeneTestMemory.Least(inputs, loco, sets.Sets, tests, options.ThreadsInUse));
        return new GeneRun(inputs, sets, new GeneScans(inputs, loco, tests, sets.Sets), notes);
    }

    /// <param name="pathOf">The table of a trait, by the trait's name.</param>
    public AssociationGenesResult Run(Func<string, string> pathOf, int threads, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var clock = TimeProvider.System.GetTimestamp();
        var tables = _inputs.Traits.Select(trait => new GeneTraitOutput(pathOf(trait.Name))).ToArray();
        try
        {
            Write(tables, threads, progress, cancellation);
            foreach (var table in tables) table.Commit();
        }
        finally
        {
            foreach (var table in tables) table.Dispose();
        }

        var traits = _inputs.Traits.Select((trait, t) => tables[t].Describe(trait, _scans.First.Observations[t], _sets.Sets)).ToArray();
        return new AssociationGenesResult(_sets.Sets.Count, _sets.Listed, _sets.Unknown, traits, TimeProvider.System.GetElapsedTime(clock).TotalSeconds, _notes);
    }

    private void Write(GeneTraitOutput[] tables, int threads, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var (store, sets) = (_inputs.Store, _sets.Sets);
        var lines = new GeneTable(store.Variants, sets);
        var buffer = new Utf8TableWriter();
        var done = 0;
        foreach (var table in tables) table.Stream.Write(Encoding.UTF8.GetBytes(GeneTable.Header));
        var readers = new ConcurrentBag<IDisposable>();
        var work = new OrderedWork<int, IReadOnlyList<GeneRow>>(Enumerable.Range(0, sets.Count), rows =>
        {
            foreach (var row in rows)
            {
                buffer.Clear();
                lines.Write(row, buffer);
                tables[row.Trait].Add(row, buffer.Written);
            }

            progress.Report(new ProgressReport("genes", ++done, sets.Count, "sets"));
        });
        try
        {
            work.Run(
                threads,
                () =>
                {
                    var reader = store.OpenReader();
                    readers.Add(reader);
                    var (scan, worker) = (_scans.First, _scans.First.NewWorker(reader, store.Variants, store.Samples.Count));
                    return index =>
                    {
                        var own = _scans.Of(sets[index]);
                        if (own != scan) (scan, worker) = (own, own.NewWorker(reader, store.Variants, store.Samples.Count));
                        return worker.Test(sets[index], index);
                    };
                },
                cancellation);
        }
        finally
        {
            foreach (var reader in readers) reader.Dispose();
        }
    }
}
