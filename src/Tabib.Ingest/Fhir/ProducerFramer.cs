using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Fhir;

/// <summary>Hands on the resources that another format was read as.</summary>
internal sealed class ProducerFramer(IResourceProducer producer, string file) : ResourceFramer(file)
{
    /// <summary>A source with nothing but faults pauses here, so that they do not pile up.</summary>
    private const int MostProblems = 1000;

    private readonly ProducedResources _resources = new();
    private int _next;
    private bool _ended;
    private bool _paused;

    public override long BytesRead => producer.SourceBytesRead;

    public override bool IsPaused => _paused;

    public override bool TryNext(ref Frame frame, ICollection<Problem> problems)
    {
        _paused = false;
        while (_next == _resources.Count)
        {
            if (_ended) return false;
            if (problems.Count >= MostProblems)
            {
                _paused = true;
                return false;
            }

            _next = 0;
            _resources.Clear();
            _ended = !producer.Next(_resources, problems);
        }

        frame.Json = _resources.Json(_next);
        frame.FullUrl = default;
        frame.Line = _resources.Line(_next);
        _next++;
        return true;
    }

    public override void Dispose()
    {
        _resources.Dispose();
        producer.Dispose();
    }
}
