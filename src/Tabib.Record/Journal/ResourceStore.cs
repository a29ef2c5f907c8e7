using System.Security.Cryptography;
using Tabib.Core.Facts;
using Tabib.Core.Hashing;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Fhir;

namespace Tabib.Record.Journal;

/// <summary>Reads entries back.</summary>
internal sealed class ResourceStore(JournalStores stores)
{
    /// <summary>The current version of every resource of a person, in the order of their entries.</summary>
    public IEnumerable<StoredResource> Current(PatientKey person)
    {
        var entries = new List<long>();
        var rows = stores.Database.Prepare("SELECT r.entry FROM subjects s JOIN facts f ON f.subject = s.number JOIN resources r ON r.key = f.resource WHERE s.person = ? ORDER BY r.entry").Bind(1, person.Number);
        while (rows.Step()) entries.Add(rows.Int64(0));
        rows.Reset();
        foreach (var entry in entries) yield return Read(entry);
    }

    /// <summary>The content of one entry.</summary>
    public byte[] Content(long position)
    {
        var row = stores.Database.Prepare("SELECT subject, commitment, payload FROM entries WHERE position = ?").Bind(1, position);
        row.Step();
        var (subject, commitment, payload) = (row.Int64(0), row.Bytes(1).ToArray(), row.Bytes(2).ToArray());
        row.Reset();
        return stores.Codec.Decode(stores.Subjects.KeyOf(subject), commitment, position, payload);
    }

    private StoredResource Read(long position)
    {
        var row = stores.Database.Prepare("SELECT e.subject, e.commitment, e.payload, e.version, e.time, r.source, r.type, r.id FROM entries e JOIN resources r ON r.key = e.resource WHERE e.position = ?").Bind(1, position);
        row.Step();
        var (subject, commitment, payload) = (row.Int64(0), row.Bytes(1).ToArray(), row.Bytes(2).ToArray());
        var (version, time, source, type, id) = (row.Int32(3), row.Int64(4), row.Int64(5), row.Int64(6), row.Text(7));
        row.Reset();
        var bytes = stores.Codec.Decode(stores.Subjects.KeyOf(subject), commitment, position, payload);
        return new StoredResource(stores.Sources.NameOf(source), stores.Types.NameOf(type), id, version, new DateTimeOffset(time, TimeSpan.Zero), bytes, [.. Links(position).Concat(ConditionalLinks(bytes, source)).OrderBy(link => link.Start)]);
    }

    /// <summary>What references by identifier mean by now: the target may have come later than the resource.</summary>
    private List<(int Start, int Length, byte[] Target)> ConditionalLinks(byte[] json, long source)
    {
        var open = new List<TextSlice>();
        ReferenceScanner.FindOpen(json, open);
        var links = new List<(int, int, byte[])>();
        foreach (var slice in open)
        {
            if (ConditionalReference.TryRead(json.AsSpan(slice.Start, slice.Length), out var type, out var identifier) && stores.Names.Find(type, identifier, source) is { } id)
                links.Add((slice.Start, slice.Length, [.. System.Text.Encoding.ASCII.GetBytes(type), (byte)'/', .. id]));
        }

        return links;
    }

    private List<(int Start, int Length, byte[] Target)> Links(long position)
    {
        var links = new List<(int, int, byte[])>();
        var row = stores.Database.Prepare("SELECT data FROM links WHERE entry = ?").Bind(1, position);
        if (row.Step())
        {
            using var reader = new BinaryReader(new MemoryStream(row.Bytes(0).ToArray()));
            while (reader.BaseStream.Position < reader.BaseStream.Length) links.Add((reader.ReadInt32(), reader.ReadInt32(), reader.ReadBytes(reader.ReadInt32())));
        }

        row.Reset();
        return links;
    }

    /// <summary>SHA-256 over (source, type, id, version, content), sorted: equal for equal contents, however and in whatever order they were imported.</summary>
    public byte[] Digest(CancellationToken cancellation)
    {
        var lines = new List<string>();
        foreach (var entry in Entries(cancellation))
        {
            if (entry.Kind != EntryKind.Resource) continue;
            var content = stores.Codec.Decode(stores.Subjects.KeyOf(entry.Subject), entry.Commitment, entry.Position, entry.Payload);
            lines.Add($"{entry.Source}\n{entry.Type}/{System.Text.Encoding.UTF8.GetString(entry.Id)}\n{entry.Version:D10}\n{Convert.ToHexStringLower(SHA256.HashData(content))}\n");
        }

        lines.Sort(StringComparer.Ordinal);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines) hash.AppendData(System.Text.Encoding.UTF8.GetBytes(line));
        return hash.GetHashAndReset();
    }

    /// <summary>Checks that no entry is missing, doubled, out of order or changed, that each content is the one committed to, and that the root is the stored one.</summary>
    /// <exception cref="ProblemException">JRN020, JRN022.</exception>
    public void Verify(CancellationToken cancellation)
    {
        var tree = new MerkleTree();
        Span<byte> leaf = stackalloc byte[MerkleTree.HashSize];
        Span<byte> commitment = stackalloc byte[MerkleTree.HashSize];
        foreach (var entry in Entries(cancellation))
        {
            if (entry.Position != tree.Count + 1) throw Broken($"entry {tree.Count + 1} is missing");
            var key = stores.Subjects.KeyOf(entry.Subject);
            key.Commit(SHA256.HashData(stores.Codec.Decode(key, entry.Commitment, entry.Position, entry.Payload)), commitment);
            if (!commitment.SequenceEqual(entry.Commitment)) throw Broken($"the contents of entry {entry.Position} are not those it was made for");
            stores.Log.HashLeaf(entry.Position, new Entry(entry.Kind, entry.Subject, entry.Resource, entry.Version, entry.Time), entry.Source, entry.Type, entry.Id, entry.Commitment, leaf);
            tree.Append(leaf);
        }

        if (tree.Count != stores.Log.Position || !tree.Root().AsSpan().SequenceEqual(stores.Log.Root())) throw Broken("the root of the log is not the stored one");
    }

    private static ProblemException Broken(string what) =>
        new(new Problem("JRN022", ProblemSeverity.Fatal, $"The journal was changed or is damaged: {what}.", ProblemLocation.None, "Restore the workspace from its backup."), ProblemKind.CheckFailed);

    private IEnumerable<EntryRow> Entries(CancellationToken cancellation)
    {
        const int page = 512;
        var after = 0L;
        var buffer = new List<EntryRow>(page);
        do
        {
            cancellation.ThrowIfCancellationRequested();
            buffer.Clear();
            var rows = stores.Database.Prepare("""
                SELECT e.position, e.kind, e.subject, e.resource, e.version, e.time, e.commitment, e.payload, coalesce(r.source, 0), coalesce(r.type, 0), coalesce(r.id, '')
                FROM entries e LEFT JOIN resources r ON r.key = e.resource WHERE e.position > ? ORDER BY e.position LIMIT ?
                """).Bind(1, after).Bind(2, page);
            while (rows.Step())
            {
                after = rows.Int64(0);
                var isResource = rows.Int64(1) == (long)EntryKind.Resource;
                buffer.Add(new EntryRow(
                    after, (EntryKind)rows.Int64(1), rows.Int64(2), rows.Int64(3), rows.Int64(4), rows.Int64(5), rows.Bytes(6).ToArray(), rows.Bytes(7).ToArray(),
                    isResource ? stores.Sources.NameOf(rows.Int64(8)) : "", isResource ? stores.Types.NameOf(rows.Int64(9)) : "", rows.Bytes(10).ToArray()));
            }

            rows.Reset();
            foreach (var row in buffer) yield return row;
        }
        while (buffer.Count == page);
    }

    private sealed record EntryRow(long Position, EntryKind Kind, long Subject, long Resource, long Version, long Time, byte[] Commitment, byte[] Payload, string Source, string Type, byte[] Id);
}
