namespace Tabib.Record.Journal;

/// <summary>A table of numbered names (sources, types), held in memory.</summary>
internal sealed class NameTable(Database database, string table)
{
    private readonly Dictionary<string, long> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<long, string> _names = [];

    public long NumberOf(string name)
    {
        if (_numbers.TryGetValue(name, out var number)) return number;
        number = Find(name) ?? Insert(name);
        _numbers[name] = number;
        _names[number] = name;
        return number;
    }

    /// <returns>Null where the name has no number yet.</returns>
    public long? Find(string name) => _numbers.TryGetValue(name, out var number) ? number : database.Prepare($"SELECT number FROM {table} WHERE name = ?").Bind(1, name).Scalar();

    public string NameOf(long number)
    {
        if (_names.TryGetValue(number, out var name)) return name;
        var statement = database.Prepare($"SELECT name FROM {table} WHERE number = ?").Bind(1, number);
        name = statement.Step() ? string.Intern(statement.Text(0)) : "";
        statement.Reset();
        return _names[number] = name;
    }

    /// <summary>Forgets what may have been rolled back.</summary>
    public void Forget()
    {
        _numbers.Clear();
        _names.Clear();
    }

    private long Insert(string name)
    {
        database.Prepare($"INSERT INTO {table}(name) VALUES (?)").Bind(1, name).Run();
        return database.Prepare("SELECT last_insert_rowid()").Scalar()!.Value;
    }
}
