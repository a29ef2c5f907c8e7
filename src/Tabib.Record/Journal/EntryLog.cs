using System.Buffers.Text;
using System.Text;
using Tabib.Core.Hashing;

namespace Tabib.Record.Journal;

/// <summary>The append-only log and its Merkle tree. Every entry is a leaf: what it is, and a commitment to its contents that needs the patient's key to be opened.</summary>
internal sealed class EntryLog(Database database)
{
    private const string StateName = "merkle";

    private MerkleTree _tree = new();
    private byte[] _leaf = new byte[1024];

    public long Position => _tree.Count;

    public byte[] Root() => _tree.Root();

    /// <summary>Takes the state that the last committed transaction left.</summary>
    public void Load()
    {
        var row = database.Prepare("SELECT value FROM meta WHERE name = ?").Bind(1, StateName);
        _tree = row.Step() ? new MerkleTree(row.Bytes(0)) : new MerkleTree();
        row.Reset();
    }

    /// <summary>Stores the state; before each commit.</summary>
    public void Save() => database.Prepare("INSERT OR REPLACE INTO meta(name, value) VALUES (?, ?)").Bind(1, StateName).Bind(2, _tree.State()).Run();

    /// <returns>The position of the new entry, from 1.</returns>
    public long Append(in Entry entry, string source, string type, ReadOnlySpan<byte> id, ReadOnlySpan<byte> commitment, ReadOnlySpan<byte> payload)
    {
        var position = _tree.Count + 1;
        database.Prepare("INSERT INTO entries(position, kind, subject, resource, version, time, commitment, payload) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
            .Bind(1, position).Bind(2, (long)entry.Kind).Bind(3, entry.Subject).Bind(4, entry.Resource).Bind(5, entry.Version).Bind(6, entry.Time).Bind(7, commitment).Bind(8, payload).Run();
        Span<byte> hash = stackalloc byte[MerkleTree.HashSize];
        HashLeaf(position, entry, source, type, id, commitment, hash);
        _tree.Append(hash);
        return position;
    }

    /// <summary>The leaf of an entry: its metadata, each part with its length, then the commitment.</summary>
    public void HashLeaf(long position, in Entry entry, string source, string type, ReadOnlySpan<byte> id, ReadOnlySpan<byte> commitment, Span<byte> hash)
    {
        var most = 128 + ((source.Length + type.Length) * 3) + id.Length + commitment.Length;
        if (_leaf.Length < most) _leaf = new byte[most * 2];
        var length = 0;
        foreach (var number in (ReadOnlySpan<long>)[position, (long)entry.Kind, entry.Version, entry.Time])
        {
            Utf8Formatter.TryFormat(number, _leaf.AsSpan(length), out var written);
            length += written;
            _leaf[length++] = (byte)'\n';
        }

        length += Encoding.UTF8.GetBytes(source, _leaf.AsSpan(length));
        _leaf[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(type, _leaf.AsSpan(length));
        _leaf[length++] = (byte)'/';
        id.CopyTo(_leaf.AsSpan(length));
        length += id.Length;
        _leaf[length++] = (byte)'\n';
        commitment.CopyTo(_leaf.AsSpan(length));
        MerkleTree.HashLeaf(_leaf.AsSpan(0, length + commitment.Length), hash);
    }
}
