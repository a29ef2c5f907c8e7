using Tabib.Core.Facts;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fhir;

/// <summary>Reads FHIR R4 JSON from a file, standard input or a producer into batches. A bad resource is refused with its problem and the next one is read; in strict mode the first error is thrown.</summary>
/// <remarks>One thread at a time; it interns into the concept table while it reads.</remarks>
public sealed class FhirBatchReader : IDisposable
{
    private readonly InputFile _file;
    private readonly FhirReadOptions _options;
    private readonly ResourceReader _resources;
    private readonly ResourceFramer? _framer;
    private readonly DecompressedStream? _compressed;
    private readonly Problem? _fault;
    private bool _done;

    /// <exception cref="ProblemException">INP001, INP005: the file cannot be opened.</exception>
    public FhirBatchReader(InputFile file, ConceptTable concepts, FhirReadOptions options)
        : this(file, concepts, options, InputStreams.Open(file))
    {
    }

    /// <summary>Reads the resources that another format gives.</summary>
    public static FhirBatchReader From(IResourceProducer producer, InputFile file, ConceptTable concepts, FhirReadOptions options) =>
        new(file, concepts, options, new ProducerFramer(producer, file.Name));

    private FhirBatchReader(InputFile file, ConceptTable concepts, FhirReadOptions options, ProducerFramer framer)
    {
        (_file, _options, _framer) = (file, options, framer);
        _resources = new ResourceReader(concepts, options with { ReportUnits = false });
    }

    internal FhirBatchReader(InputFile file, ConceptTable concepts, FhirReadOptions options, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(options);
        (_file, _options) = (file, options);
        _compressed = stream as DecompressedStream;
        _resources = new ResourceReader(concepts, options);
        var window = new ByteWindow(stream, options.MaximumResourceBytes);
        try
        {
            var format = file.Path == InputDiscovery.StandardInput ? StandardInputFormat(window, file.Name) : file.Format;
            _framer = format == InputFormat.FhirJson ? new DocumentFramer(window, file.Name, options.MaximumDepth) : new LineFramer(window, file.Name);
        }
        catch (ProblemException fault) when (!options.Strict)
        {
            window.Dispose();
            _fault = fault.Problem;
        }
        catch
        {
            window.Dispose();
            throw;
        }
    }

    /// <summary>Bytes taken from the decompressed input so far.</summary>
    public long BytesRead => _framer?.BytesRead ?? 0;

    /// <summary>Fills the batch (cleared first) with about a megabyte, or a thousand resources; it may stay empty where the source had only faults.</summary>
    /// <returns>False where nothing more came; problems may still have.</returns>
    /// <exception cref="ProblemException">In strict mode, the first error.</exception>
    public bool Read(ResourceBatch batch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(batch);
        batch.Clear();
        batch.Files.Add(_file.Name);
        if (_fault is not null && !_done) batch.Problems.Add(_fault);
        var used = 0;
        try
        {
            while (!_done && _framer is not null && used < _options.BatchBytes && batch.Resources.Count < _options.BatchResources)
            {
                cancellation.ThrowIfCancellationRequested();
                var frame = default(Frame);
                if (!_framer.TryNext(ref frame, batch.Problems))
                {
                    _done = !_framer.IsPaused;
                    break;
                }

                ReadOne(frame, batch, ref used);
                ThrowIfStrict(batch);
            }
        }
        catch (ProblemException fault) when (!_options.Strict)
        {
            batch.Problems.Add(fault.Problem);
            _done = true;
        }

        ThrowIfStrict(batch);
        _done |= _framer is null;
        return batch.Resources.Count > 0 || !_done;
    }

    /// <summary>Bytes taken so far from the file as it lies on disk.</summary>
    public long SourceBytesRead => _compressed?.SourceBytesRead ?? BytesRead;

    public void Dispose() => _framer?.Dispose();

    private void ReadOne(in Frame frame, ResourceBatch batch, ref int used)
    {
        var needed = used + frame.Json.Length;
        if (batch.Bytes.Length < needed)
        {
            var grown = new byte[Math.Max(needed, Math.Max(batch.Bytes.Length * 2, _options.BatchBytes + (_options.BatchBytes / 4)))];
            batch.Bytes.AsSpan(0, used).CopyTo(grown);
            batch.Bytes = grown;
        }

        frame.Json.CopyTo(batch.Bytes.AsSpan(used));
        var entry = new ResourceEntry { JsonStart = used, JsonLength = frame.Json.Length, Type = "", Line = frame.Line };
        if (!frame.FullUrl.IsEmpty) entry.FullUrl = batch.Facts.Append(frame.FullUrl);
        _resources.Read(batch, ref entry);
        batch.Resources.Add(entry);
        used = needed;
    }

    /// <exception cref="ProblemException">INP007: something else than FHIR.</exception>
    private static InputFormat StandardInputFormat(ByteWindow window, string name)
    {
        // A pipe gives as few bytes at a time as it likes.
        while (window.Bytes.Length < InputSniffer.Window && window.Fill())
        {
        }

        var format = InputSniffer.Judge(window.Bytes[..Math.Min(window.Bytes.Length, InputSniffer.Window)], name);
        if (format is InputFormat.Unknown or InputFormat.FhirJson or InputFormat.FhirNdjson) return format;
        throw new ProblemException(
            new Problem("INP007", ProblemSeverity.Fatal, $"Standard input holds another format ({format}); only FHIR is read from there.", new ProblemLocation(name), "Save it as a file and name the file."));
    }

    private void ThrowIfStrict(ResourceBatch batch)
    {
        if (!_options.Strict) return;
        foreach (var problem in batch.Problems)
        {
            if (problem.Severity >= ProblemSeverity.Error) throw new ProblemException(problem);
        }
    }
}
