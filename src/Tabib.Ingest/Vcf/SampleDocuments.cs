using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>What a genome file gives to the record: a document for each sample that belongs to a patient, then, where they are asked for, the calls of its pharmacogenes.</summary>
internal sealed class SampleDocuments(InputFile file, SampleOwners owners, CallPharmacogenes? call) : IDisposable
{
    private readonly Dictionary<string, PatientName> _attached = new(StringComparer.Ordinal);
    private readonly List<Problem> _found = [];
    private IEnumerator<PharmacogeneCalls>? _calls;
    private int _next;
    private bool _areHandedOver;

    /// <inheritdoc cref="IResourceProducer.Next"/>
    public bool Next(VcfHeader header, GenomeFile form, string build, ProducedResources resources, ICollection<Problem> problems)
    {
        for (; _next < header.Samples.Count; _next++)
        {
            if (resources.IsFull) return true;
            var sample = header.Samples[_next];
            if (owners.Find(sample, problems) is not { } patient) continue;
            GenomeDocument.Write(resources, file, form, header, build, sample, patient);
            if (call is not null) _attached[sample] = patient;
        }

        if (_attached.Count == 0) return false;
        if (_areHandedOver) return NextCalls(header, resources, problems);
        // The file may turn out to be of no use for calls: its documents are kept all the same.
        _areHandedOver = true;
        return true;
    }

    public void Dispose() => _calls?.Dispose();

    private bool NextCalls(VcfHeader header, ProducedResources resources, ICollection<Problem> problems)
    {
        try
        {
            _calls ??= call!(_attached.Keys.ToHashSet(StringComparer.Ordinal), _found.Add).GetEnumerator();
            while (_calls.MoveNext())
            {
                if (_attached.TryGetValue(_calls.Current.Sample, out var patient)) PharmacogeneDocument.Write(resources, file, header, _calls.Current, patient);
                if (resources.IsFull) return true;
            }

            return false;
        }
        finally
        {
            foreach (var problem in _found) problems.Add(problem);
            _found.Clear();
        }
    }
}
