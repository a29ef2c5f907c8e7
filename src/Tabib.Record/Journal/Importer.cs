using System.Collections.Concurrent;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Fhir;

namespace Tabib.Record.Journal;

/// <summary>Moves inputs into the journal: one thread reads, hashes and compresses, the calling thread writes, in the order of the input. Every few thousand resources are one durable transaction; what was stored before is found again, so that an import that was killed goes on where it stopped.</summary>
internal sealed class Importer(JournalStores stores, FhirReadOptions options) : IDisposable
{
    private const int TransactionResources = 8192;
    private const int Buffers = 4;
    private const int MostHeld = 48;

    private readonly ResourceWriter _writer = new(stores);
    private readonly StoredResources _stored = stores.OpenStored();
    private readonly BlockingCollection<PreparedBatch> _free = [];
    private readonly BlockingCollection<PreparedBatch> _ready = new(Buffers);
    private readonly Dictionary<string, ImportCounts> _types = new(StringComparer.Ordinal);
    private readonly ProblemTally _problems = new();
    private readonly List<Problem> _found = [];
    private readonly List<(PreparedBatch Batch, List<int> Entries)> _held = [];
    private readonly HashSet<PreparedBatch> _heldBatches = [];
    private BundleScope _scope = new();
    private Exception? _readerFault;
    private int _inTransaction;
    private long _bytes;

    public ImportResult Run(IReadOnlyList<ImportSource> sources, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        for (var i = 0; i < Buffers; i++) _free.Add(new PreparedBatch(), CancellationToken.None);
        var reading = Task.Factory.StartNew(() => ReadAll(sources, stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            WriteAll(sources, progress, cancellation);
        }
        catch
        {
            stores.Rollback();
            throw;
        }
        finally
        {
            stop.Cancel();
            reading.Wait(CancellationToken.None);
        }

        if (_readerFault is not null) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_readerFault);
        return new ImportResult(_types, _problems, _bytes);
    }

    public void Dispose()
    {
        _free.Dispose();
        _ready.Dispose();
        _stored.Dispose();
    }

    private void ReadAll(IReadOnlyList<ImportSource> sources, CancellationToken cancellation)
    {
        try
        {
            using var codec = new PayloadCodec();
            for (var i = 0; i < sources.Count; i++) ReadOne(sources[i], i, codec, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // The writing thread knows why.
        }
        catch (Exception fault)
        {
            _readerFault = fault;
        }
        finally
        {
            _ready.CompleteAdding();
        }
    }

    private void ReadOne(ImportSource source, int file, PayloadCodec codec, CancellationToken cancellation)
    {
        using var reader = source.Open(new ImportContext(stores.Concepts.Table, options, _stored));
        for (var more = true; more;)
        {
            var prepared = _free.Take(cancellation);
            more = reader.Read(prepared.Batch, cancellation);
            prepared.Prepare(codec);
            prepared.File = file;
            prepared.EndOfFile = !more;
            prepared.SourceBytes = reader.SourceBytesRead;
            prepared.ContentBytes = reader.BytesRead;
            _ready.Add(prepared, cancellation);
        }
    }

    private void WriteAll(IReadOnlyList<ImportSource> sources, IProgress<ImportProgress>? progress, CancellationToken cancellation)
    {
        var total = sources.Sum(source => source.File.Length);
        var done = 0L;
        stores.Begin();
        foreach (var prepared in _ready.GetConsumingEnumerable(CancellationToken.None))
        {
            var file = sources[prepared.File].File;
            WriteBatch(prepared, file.Source);
            if (prepared.EndOfFile)
            {
                WriteHeld(file.Source);
                _scope = new BundleScope();
                done += file.Length;
                _bytes += prepared.ContentBytes;
            }

            progress?.Report(new ImportProgress(file.Name, prepared.EndOfFile ? done : done + prepared.SourceBytes, total));
            if (!_heldBatches.Contains(prepared)) _free.Add(prepared, CancellationToken.None);
            if (_inTransaction >= TransactionResources || cancellation.IsCancellationRequested) Turn();
            cancellation.ThrowIfCancellationRequested();
        }

        cancellation.ThrowIfCancellationRequested();
        stores.Commit();
    }

    /// <summary>Commits, and begins anew.</summary>
    private void Turn()
    {
        stores.Commit();
        _inTransaction = 0;
        stores.Begin();
    }

    private void WriteBatch(PreparedBatch prepared, string sourceName)
    {
        var batch = prepared.Batch;
        _problems.AddRange(batch.Problems);
        List<int>? waiting = null;
        for (var i = 0; i < batch.Resources.Count; i++)
        {
            var entry = batch.Resources[i];
            if (entry.FullUrl.Length > 0 && !entry.Refused) _scope.Add(batch.Facts.Read(entry.FullUrl), entry.Type, ResourceIds.Of(batch, entry, prepared.Hash(i)));
            if (entry.OpenReferenceCount > 0 && !entry.Refused && _held.Count < MostHeld && !_scope.IsEmpty && !_scope.Knows(batch, entry)) (waiting ??= []).Add(i);
            else WriteOne(prepared, i, sourceName);
        }

        if (waiting is null) return;
        _held.Add((prepared, waiting));
        _heldBatches.Add(prepared);
        if (!prepared.EndOfFile) _free.Add(new PreparedBatch(), CancellationToken.None);
    }

    /// <summary>At the end of a Bundle, what pointed forward within it.</summary>
    private void WriteHeld(string sourceName)
    {
        foreach (var (batch, entries) in _held)
        {
            foreach (var entry in entries) WriteOne(batch, entry, sourceName);
        }

        _held.Clear();
        _heldBatches.Clear();
    }

    private void WriteOne(PreparedBatch prepared, int index, string sourceName)
    {
        var entry = prepared.Batch.Resources[index];
        if (!_types.TryGetValue(entry.Type, out var counts)) _types[entry.Type] = counts = new ImportCounts();
        counts.Read++;
        _inTransaction++;
        if (entry.Refused)
        {
            counts.Refused++;
            return;
        }

        _found.Clear();
        switch (_writer.Write(prepared, index, _scope, stores.Sources.NumberOf(sourceName), sourceName, _found))
        {
            case ResourceWriter.Result.Added:
                counts.Added++;
                break;
            case ResourceWriter.Result.NewVersion:
                counts.NewVersions++;
                break;
            case ResourceWriter.Result.Unchanged:
                counts.Unchanged++;
                break;
            default:
                counts.Refused++;
                break;
        }

        if (_found.Count == 0) return;
        _problems.AddRange(_found);
        if (options.Strict && _found.Find(problem => problem.Severity >= ProblemSeverity.Error) is { } fault) throw new ProblemException(fault);
    }
}
