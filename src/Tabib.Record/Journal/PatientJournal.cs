using System.Security.Cryptography;
using System.Text.Json;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Ingest.Fhir;

namespace Tabib.Record.Journal;

/// <summary>The system of record of a workspace: append-only, versioned, every entry a leaf of a Merkle log. One instance serves one thread at a time; several processes may have the same journal open.</summary>
public sealed class PatientJournal : IDisposable
{
    private readonly JournalStores _stores;
    private readonly FactStore _facts;
    private readonly ResourceStore _resources;
    private readonly PatientList _patients;

    internal PatientJournal(JournalStores stores)
    {
        _stores = stores;
        _facts = new FactStore(stores);
        _resources = new ResourceStore(stores);
        _patients = new PatientList(stores);
    }

    /// <summary>Number of entries.</summary>
    public long Position
    {
        get
        {
            _stores.Log.Load();
            return _stores.Log.Position;
        }
    }

    /// <summary>The root of the Merkle tree over all entries (RFC 9162), 32 bytes.</summary>
    public byte[] RootHash
    {
        get
        {
            _stores.Log.Load();
            return _stores.Log.Root();
        }
    }

    /// <summary>The concepts that <see cref="PatientFacts"/> refer to.</summary>
    internal ConceptTable Concepts => _stores.Concepts.Table;

    /// <summary>Stores inputs: what is new as new entries, what changed as new versions, the rest not at all. Durable as it goes; a second run goes on where a first one was stopped.</summary>
    /// <exception cref="Core.Outcomes.ProblemException">In strict mode the first error; JRN010 to JRN015 where the journal cannot be written.</exception>
    public ImportResult Import(IReadOnlyList<ImportSource> sources, FhirReadOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        using var importer = new Importer(_stores, options);
        _facts.Forget();
        return importer.Run(sources, progress, cancellation);
    }

    /// <summary>Journals that someone asks the columns of all patients.</summary>
    internal void RecordQuery(AccessContext access) => RecordAccess([], access, "query");

    /// <summary>Journals that a result was made, so that the file can be held against its hash later. Belongs to no patient.</summary>
    /// <param name="kind">Such as "validation".</param>
    /// <param name="name">Of the file.</param>
    /// <param name="sha256">Of its bytes, in hexadecimal.</param>
    /// <returns>The position of the entry.</returns>
    public long RecordResult(string kind, string name, string sha256, AccessContext access)
    {
        ArgumentNullException.ThrowIfNull(access);
        Append([0L], EntryKind.Result, JsonSerializer.SerializeToUtf8Bytes(new { actor = access.Actor, purpose = access.Purpose, kind, name, sha256 }));
        return Position;
    }

    /// <summary>The journal as it is now, held still for a projection; nothing may be written through this journal until it is disposed.</summary>
    internal JournalSnapshot Snapshot() => new(_stores, _facts);

    /// <summary>A patient's record as known at a moment. The access is journalled first.</summary>
    public PatientRecord Read(PatientKey patient, DateTimeOffset asOf, AccessContext access)
    {
        RecordAccess([patient], access, "read");
        var facts = new PatientFacts();
        _facts.Read(patient, facts);
        _facts.ReadEarlier(patient, facts);
        return RecordAssembler.Assemble(facts, Concepts, asOf);
    }

    /// <summary>Every patient's record as known at a moment, in the order of patients. The accesses are journalled first.</summary>
    public IEnumerable<PatientRecord> ReadAll(DateTimeOffset asOf, AccessContext access)
    {
        var persons = _facts.Persons();
        RecordAccess(persons, access, "read");
        return Stream();

        IEnumerable<PatientRecord> Stream()
        {
            var facts = new PatientFacts();
            foreach (var person in persons)
            {
                _facts.Read(person, facts);
                _facts.ReadEarlier(person, facts);
                yield return RecordAssembler.Assemble(facts, Concepts, asOf);
            }
        }
    }

    /// <summary>All patients with what their Patient resources said by a moment, in the order of their keys. The access is journalled.</summary>
    public IEnumerable<PatientSummary> Patients(DateTimeOffset asOf, AccessContext access)
    {
        RecordAccess([], access, "list");
        return _patients.All(asOf);
    }

    /// <summary>The persons that an id (7, Patient/7, source:7), a number (#3) or an identifier (value, system|value) names.</summary>
    public IReadOnlyList<PatientKey> Find(string name) => _patients.Find(name);

    /// <summary>The current version of each resource of a patient as received, in the order of their entries. The access is journalled.</summary>
    public IEnumerable<StoredResource> Resources(PatientKey patient, AccessContext access)
    {
        RecordAccess([patient], access, "export");
        return _resources.Current(patient);
    }

    /// <summary>The content of the resource version that a fact of the record was read from. The access was journalled when the record was read.</summary>
    /// <exception cref="ArgumentException">The fact is of another patient.</exception>
    public byte[] Content(PatientRecord record, Fact fact)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(fact);
        return fact.Patient == record.Patient ? _resources.Content(fact.Source.Entry) : throw new ArgumentException("The fact is of another patient.", nameof(fact));
    }

    /// <summary>SHA-256 over the sorted (source, type, id, version, content) of all versions: equal for equal contents whatever the keys, the clock and the order.</summary>
    public byte[] Digest(CancellationToken cancellation = default) => _resources.Digest(cancellation);

    /// <summary>Checks every entry against the log.</summary>
    /// <exception cref="Core.Outcomes.ProblemException">JRN020, JRN022: changed, missing or damaged.</exception>
    public void Verify(CancellationToken cancellation = default)
    {
        _stores.Log.Load();
        _resources.Verify(cancellation);
    }

    /// <summary>Takes the write lock and gives it back.</summary>
    internal void TryWriting()
    {
        _stores.Begin();
        _stores.Rollback();
    }

    public void Dispose() => _stores.Dispose();

    private void RecordAccess(List<PatientKey> patients, AccessContext access, string operation)
    {
        ArgumentNullException.ThrowIfNull(access);
        var content = JsonSerializer.SerializeToUtf8Bytes(new { actor = access.Actor, purpose = access.Purpose, operation });
        Append(patients.Count == 0 ? [0L] : [.. patients.Select(patient => patient.Number)], EntryKind.Access, content);
    }

    /// <summary>One entry a subject, all or none.</summary>
    private void Append(long[] subjects, EntryKind kind, byte[] content)
    {
        var compressed = new byte[PayloadCodec.MaximumCompressed(content.Length)];
        var length = _stores.Codec.Compress(content, compressed);
        var hash = SHA256.HashData(content);
        _stores.Begin();
        try
        {
            foreach (var subject in subjects) Append(subject, kind, hash, compressed.AsSpan(0, length));
            _stores.Commit();
        }
        catch
        {
            _stores.Rollback();
            throw;
        }
    }

    private void Append(long subject, EntryKind kind, ReadOnlySpan<byte> hash, ReadOnlySpan<byte> compressed)
    {
        Span<byte> commitment = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var key = _stores.Subjects.KeyOf(subject);
        key.Commit(hash, commitment);
        var stored = new byte[compressed.Length + PayloadCodec.TagLength];
        PayloadCodec.Encrypt(key, commitment, _stores.Log.Position + 1, compressed, stored);
        _stores.Log.Append(new Entry(kind, subject, 0, 0, _stores.Clock.GetUtcNow().UtcTicks), "", "", [], commitment, stored);
    }
}
