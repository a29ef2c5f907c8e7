using Tabib.Core.Identity;

namespace Tabib.Record.Journal;

/// <summary>One state of the journal, read in one transaction: what other processes write meanwhile is not seen.</summary>
internal sealed class JournalSnapshot : IDisposable
{
    /// <summary>What is read in the order it lies needs few pages; the rest of the memory is for who reads.</summary>
    private const int CacheKilobytes = 8 << 10;

    private readonly JournalStores _stores;
    private readonly FactStore _facts;

    public JournalSnapshot(JournalStores stores, FactStore facts)
    {
        (_stores, _facts) = (stores, facts);
        stores.Database.Execute($"PRAGMA cache_size=-{CacheKilobytes}; BEGIN");
        stores.Log.Load();
    }

    /// <summary>Number of entries.</summary>
    public long Position => _stores.Log.Position;

    /// <summary>What an entry commits to: tells one journal from another, and from one that was put back from a backup and went on otherwise.</summary>
    /// <returns>Empty where there is no such entry.</returns>
    public byte[] Commitment(long position)
    {
        var row = _stores.Database.Prepare("SELECT commitment FROM entries WHERE position = ?").Bind(1, position);
        var commitment = row.Step() ? row.Bytes(0).ToArray() : [];
        row.Reset();
        return commitment;
    }

    /// <summary>The persons whose facts changed by entries after a position, in their order; also those who are none any more.</summary>
    public List<PatientKey> ChangedSince(long position) => _facts.ChangedSince(position);

    /// <summary>The Patients that are this person, as (source, id); the first is the name to call them by. None for one who became a part of another.</summary>
    public List<(string Source, string Id)> Ids(PatientKey person)
    {
        var ids = new List<(string, string)>();
        var rows = _stores.Database.Prepare("SELECT source, patient FROM subjects WHERE person = ? AND number > 0 ORDER BY source = 0, number").Bind(1, person.Number);
        while (rows.Step()) ids.Add((rows.Int64(0) == SubjectStore.NoSource ? "" : _stores.Sources.NameOf(rows.Int64(0)), rows.Text(1)));
        rows.Reset();
        return ids;
    }

    /// <summary>All facts of a person: the current ones, then those of versions that later ones took the place of.</summary>
    public void Read(PatientKey person, PatientFacts into)
    {
        _facts.Read(person, into);
        _facts.ReadEarlier(person, into);
    }

    public void Dispose() => _stores.Database.Execute($"COMMIT; PRAGMA cache_size=-{Database.CacheKilobytes}");
}
