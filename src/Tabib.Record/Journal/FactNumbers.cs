using System.Buffers.Binary;

namespace Tabib.Record.Journal;

/// <summary>Gives the facts of patients dense numbers, in the order of their first appearance. A fact keeps its number through the versions of its resource, so that whoever stored the number finds it again; only where a correction states more facts than all versions before does the resource take new ones.</summary>
internal sealed class FactNumbers
{
    private const string StateName = "facts";

    private readonly Database _database;
    private long _given;

    public FactNumbers(Database database)
    {
        _database = database;
        Load();
    }

    /// <summary>Takes the state that the last committed transaction left.</summary>
    public void Load()
    {
        var row = _database.Prepare("SELECT value FROM meta WHERE name = ?").Bind(1, StateName);
        _given = row.Step() ? BinaryPrimitives.ReadInt64LittleEndian(row.Bytes(0)) : 0;
        row.Reset();
    }

    /// <summary>Stores the state; before each commit.</summary>
    public void Save()
    {
        Span<byte> state = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(state, _given);
        _database.Prepare("INSERT OR REPLACE INTO meta(name, value) VALUES (?, ?)").Bind(1, StateName).Bind(2, state).Run();
    }

    /// <summary>The numbers of a version's facts: those that the resource has, or new ones where it states more than ever before.</summary>
    public Block For(int facts, Block existing)
    {
        if (facts <= existing.Room) return existing;
        var block = new Block(_given + 1, facts);
        _given += facts;
        return block;
    }

    /// <param name="First">From 1; 0 where there are none.</param>
    /// <param name="Room">How many there are.</param>
    internal readonly record struct Block(long First, int Room);
}
