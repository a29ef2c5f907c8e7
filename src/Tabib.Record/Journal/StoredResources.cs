using System.Text;

namespace Tabib.Record.Journal;

/// <summary>What the journal holds, for inputs that go on from it (updates of HL7 v2) or belong to someone in it (genome files). A connection of its own: the thread that reads an import may ask it while another writes, and it sees what is committed.</summary>
public sealed class StoredResources : IDisposable
{
    private readonly string _path;
    private readonly byte[] _workspaceKey;
    private readonly WorkspaceOptions _options;
    private Connection? _connection;

    internal StoredResources(string path, byte[] workspaceKey, WorkspaceOptions options) => (_path, _workspaceKey, _options) = (path, workspaceKey, options);

    private Connection Open => _connection ??= new Connection(_path, _workspaceKey, _options);

    /// <summary>The current version of a resource; null where there is none. It goes on into the journal and is shown to nobody, so that no access is journalled.</summary>
    public byte[]? Find(string source, string type, string id) => Open.Find(source, type, Encoding.UTF8.GetBytes(id));

    /// <summary>Names the one patient who is known by an id of the source, or by an identifier (value, or system|value).</summary>
    /// <returns>Patient/id or system|value; null where nobody, or more than one, is known by it.</returns>
    public string? NameOf(string source, string name) => Open.NameOf(source, name);

    public void Dispose() => _connection?.Dispose();

    private sealed class Connection : IDisposable
    {
        private const int LongestId = 64;

        private readonly Database _database;
        private readonly SubjectStore _subjects;
        private readonly NameTable _sources;
        private readonly NameTable _types;
        private readonly PayloadCodec _codec = new();

        public Connection(string path, byte[] workspaceKey, WorkspaceOptions options)
        {
            _database = new Database(path, readOnly: true, options.Waiting, () => null);
            _subjects = new SubjectStore(_database, workspaceKey, options.Keys);
            _sources = new NameTable(_database, "sources");
            _types = new NameTable(_database, "types");
        }

        public byte[]? Find(string source, string type, byte[] id)
        {
            if (id.Length > LongestId || _sources.Find(source) is not { } sourceNumber || _types.Find(type) is not { } typeNumber) return null;
            if (ResourceKeys.Find(_database, sourceNumber, typeNumber, id) is not { } key) return null;
            var row = _database.Prepare("SELECT e.subject, e.commitment, e.position, e.payload FROM resources r JOIN entries e ON e.position = r.entry WHERE r.key = ?").Bind(1, key);
            try
            {
                return row.Step() ? _codec.Decode(_subjects.KeyOf(row.Int64(0)), row.Bytes(1), row.Int64(2), row.Bytes(3)) : null;
            }
            finally
            {
                row.Reset();
            }
        }

        public string? NameOf(string source, string name)
        {
            var id = name.StartsWith("Patient/", StringComparison.Ordinal) ? name["Patient/".Length..] : name;
            if (_sources.Find(source) is { } number && _subjects.Find(number, Encoding.UTF8.GetBytes(id)) is not null) return "Patient/" + id;
            var bar = name.IndexOf('|', StringComparison.Ordinal);
            var rows = _database.Prepare("SELECT s.person, i.system FROM identifiers i JOIN subjects s ON s.number = i.subject WHERE i.value = ?1 AND (?2 = '' OR i.system = ?2) ORDER BY i.system")
                .Bind(1, bar < 0 ? name : name[(bar + 1)..]).Bind(2, bar < 0 ? "" : name[..bar]);
            string? found = null;
            long? person = null;
            var several = false;
            while (rows.Step())
            {
                several |= person is not null && person != rows.Int64(0);
                person = rows.Int64(0);
                found ??= $"{rows.Text(1)}|{(bar < 0 ? name : name[(bar + 1)..])}";
            }

            rows.Reset();
            return several ? null : found;
        }

        public void Dispose()
        {
            _subjects.Forget();
            _codec.Dispose();
            _database.Dispose();
        }
    }
}
