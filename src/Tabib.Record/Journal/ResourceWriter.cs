using System.Security.Cryptography;
using System.Text;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Fhir;

namespace Tabib.Record.Journal;

/// <summary>Stores one resource after the other within a transaction: as a new entry, a new version, or not at all where nothing changed.</summary>
internal sealed class ResourceWriter(JournalStores stores)
{
    private readonly FactCodec _facts = new(stores.Concepts);
    private readonly PatientReferences _patients = new(stores.Subjects);
    private byte[] _stored = new byte[4096];

    internal enum Result
    {
        Added,
        NewVersion,
        Unchanged,
        Refused,
    }

    public Result Write(PreparedBatch prepared, int index, BundleScope scope, long source, string sourceName, ICollection<Problem> problems)
    {
        var batch = prepared.Batch;
        var entry = batch.Resources[index];
        var id = ResourceIds.Of(batch, entry, prepared.Hash(index));
        var type = stores.Types.NumberOf(entry.Type);
        var isPatient = entry.Type == "Patient";
        var place = new ProblemLocation(batch.Files[entry.File], entry.Line, $"{entry.Type}/{Encoding.ASCII.GetString(id)}");
        long? subject = isPatient ? stores.Subjects.NumberOf(source, id) : _patients.Resolve(scope.Resolve(batch.Facts.Read(entry.Patient)), source, place, problems);
        if (subject is null) return Result.Refused;

        Span<byte> commitment = stackalloc byte[HMACSHA256.HashSizeInBytes];
        var subjectKey = stores.Subjects.KeyOf(subject.Value);
        subjectKey.Commit(prepared.Hash(index), commitment);
        var existing = Find(source, type, id, commitment, out var key);
        if (existing.IsSame && existing.Subject == subject) return Result.Unchanged;
        var identifiers = isPatient ? Identifiers(batch, entry) : [];
        if (isPatient && existing.Version > 0 && stores.Identities.Contradicts(subject.Value, identifiers))
        {
            problems.Add(new Problem("JRN001", ProblemSeverity.Error, "This source already has another person under this id; the identifiers contradict each other.", place, "Give data of different systems different names with --source."));
            return Result.Refused;
        }

        var version = existing.Version + 1;
        var position = Append(prepared, index, subjectKey, new Entry(EntryKind.Resource, subject.Value, key, version, stores.Clock.GetUtcNow().UtcTicks), sourceName, entry.Type, id, commitment);
        var isOfAPatient = subject != 0 || entry.Type == "Medication";
        var numbers = stores.FactNumbers.For(isOfAPatient ? entry.FactCount : 0, existing.Numbers);
        StoreResource(key, source, type, id, subject.Value, version, position, commitment, numbers);
        StoreFacts(batch, entry, scope, key, subject.Value, existing, position, isOfAPatient);
        if (scope.Links(batch, entry) is { Length: > 0 } links) stores.Database.Prepare("INSERT INTO links(entry, data) VALUES (?, ?)").Bind(1, position).Bind(2, links).Run();
        if (!isPatient && (entry.IdentifierCount > 0 || version > 1)) stores.Names.Set(batch, entry, type, key, isNew: version == 1);
        if (isPatient) Tie(subject.Value, identifiers, LikenessOf(batch, entry), position, place, problems);
        return version == 1 ? Result.Added : Result.NewVersion;
    }

    private static List<Identifier> Identifiers(ResourceBatch batch, in ResourceEntry entry) =>
        [.. batch.Identifiers[entry.IdentifierStart..(entry.IdentifierStart + entry.IdentifierCount)].Distinct()
            .OrderBy(identifier => identifier.System, StringComparer.Ordinal).ThenBy(identifier => identifier.Value, StringComparer.Ordinal)];

    private Likeness LikenessOf(ResourceBatch batch, in ResourceEntry entry)
    {
        var (birth, sex) = ("", "");
        foreach (ref readonly var draft in batch.Facts.Drafts.Slice(entry.FactStart, entry.FactCount))
        {
            var code = stores.Concepts.Table.CodeOf(draft.Concept);
            if (code == DemographicCodes.BirthDate) birth = Encoding.UTF8.GetString(batch.Facts.Read(draft.Value));
            else if (code == DemographicCodes.Sex && draft.ValueConcept >= 0) sex = stores.Concepts.Table.CodeOf(draft.ValueConcept).Value;
        }

        return new Likeness(birth, sex);
    }

    private void Tie(long subject, List<Identifier> identifiers, Likeness likeness, long position, ProblemLocation place, ICollection<Problem> problems)
    {
        var ties = stores.Identities.Set(subject, identifiers, likeness, position);
        foreach (var system in ties.Shared)
            problems.Add(new Problem("JRN002", ProblemSeverity.Warning, $"Several patients of one source carry the same identifier of {system}; it ties nobody.", place));
        foreach (var system in ties.Conflicting)
            problems.Add(new Problem("JRN003", ProblemSeverity.Warning, $"An identifier of {system} would make two patients of one source one person; they are kept apart.", place, "Correct the identifiers at the source."));
        foreach (var system in ties.Contradicting)
            problems.Add(new Problem("JRN006", ProblemSeverity.Warning, $"An identifier of {system} is carried by patients of different sources whose birth dates and sexes contradict each other; they are kept apart.", place, "Correct the identifier or the birth date at the source."));
        foreach (var system in ties.Differing)
            problems.Add(new Problem("JRN007", ProblemSeverity.Warning, $"An identifier of {system} makes patients of different sources one person, but birth date or sex differ: what needs them cannot be said.", place, "Correct the birth date or sex at the source."));
    }

    private Existing Find(long source, long type, ReadOnlySpan<byte> id, ReadOnlySpan<byte> commitment, out long key)
    {
        for (key = ResourceKeys.First(source, type, id); ; key++)
        {
            var row = stores.Database.Prepare("SELECT source, type, id, subject, version, commitment, entry, first_fact, fact_room FROM resources WHERE key = ?").Bind(1, key);
            if (!row.Step())
            {
                row.Reset();
                return default;
            }

            var isThis = row.Int64(0) == source && row.Int64(1) == type && row.Bytes(2).SequenceEqual(id);
            var existing = new Existing(row.Int64(3), row.Int64(4), row.Int64(6), new FactNumbers.Block(row.Int64(7), row.Int32(8)), isThis && row.Bytes(5).SequenceEqual(commitment));
            row.Reset();
            if (isThis) return existing;
        }
    }

    private long Append(PreparedBatch prepared, int index, SubjectKey subjectKey, in Entry entry, string source, string type, ReadOnlySpan<byte> id, ReadOnlySpan<byte> commitment)
    {
        var compressed = prepared.Compressed(index);
        var length = compressed.Length + PayloadCodec.TagLength;
        if (_stored.Length < length) _stored = new byte[length * 2];
        var stored = _stored.AsSpan(0, length);
        PayloadCodec.Encrypt(subjectKey, commitment, stores.Log.Position + 1, compressed, stored);
        return stores.Log.Append(entry, source, type, id, commitment, stored);
    }

    private void StoreResource(long key, long source, long type, ReadOnlySpan<byte> id, long subject, long version, long position, ReadOnlySpan<byte> commitment, in FactNumbers.Block numbers) =>
        stores.Database.Prepare("INSERT OR REPLACE INTO resources(key, source, type, id, subject, version, entry, commitment, first_fact, fact_room) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(1, key).Bind(2, source).Bind(3, type).BindText(4, id).Bind(5, subject).Bind(6, version).Bind(7, position).Bind(8, commitment).Bind(9, numbers.First).Bind(10, numbers.Room).Run();

    private void StoreFacts(ResourceBatch batch, in ResourceEntry entry, BundleScope scope, long key, long subject, in Existing existing, long position, bool isOfAPatient)
    {
        if (existing.Version > 0 && existing.Subject != subject)
        {
            stores.Database.Prepare("DELETE FROM facts WHERE subject = ? AND resource = ?").Bind(1, existing.Subject).Bind(2, key).Run();
            stores.Database.Prepare("DELETE FROM earlier_facts WHERE subject = ? AND resource = ?").Bind(1, existing.Subject).Bind(2, key).Run();
            stores.Database.Prepare("INSERT OR IGNORE INTO moves(entry, subject) VALUES (?, ?)").Bind(1, position).Bind(2, existing.Subject).Run();
        }
        else if (existing.Version > 0)
        {
            stores.Database.Prepare("INSERT OR REPLACE INTO earlier_facts(subject, resource, version, entry, data) SELECT subject, resource, ?3, ?4, data FROM facts WHERE subject = ?1 AND resource = ?2")
                .Bind(1, subject).Bind(2, key).Bind(3, existing.Version).Bind(4, existing.Entry).Run();
        }

        var data = isOfAPatient ? _facts.Encode(batch.Facts, entry.FactStart, entry.FactCount, scope.Resolve) : default;
        stores.Database.Prepare("INSERT OR REPLACE INTO facts(subject, resource, data) VALUES (?, ?, ?)").Bind(1, subject).Bind(2, key).Bind(3, data).Run();
    }

    private readonly record struct Existing(long Subject, long Version, long Entry, FactNumbers.Block Numbers, bool IsSame);
}
