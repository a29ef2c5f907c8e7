using Tabib.Core.Identity;
using Tabib.Core.Outcomes;

namespace Tabib.Record.Journal;

/// <summary>Subjects: the patients of each source, each with a key of its own. Subject 0 stands for what belongs to no patient.</summary>
internal sealed class SubjectStore(Database database, byte[] workspaceKey, KeyGenerator keys)
{
    private const int CachedKeys = 4096;

    /// <summary>Source of a subject that is only known by an identifier so far.</summary>
    public const long NoSource = 0;

    private readonly Utf8Map _numbers = new(1 << 18);
    private readonly Dictionary<long, SubjectKey> _keys = [];
    private byte[] _name = new byte[512];

    /// <summary>The subject of a source's patient; made where it is new.</summary>
    public long NumberOf(long source, ReadOnlySpan<byte> patient)
    {
        var name = Name(source, patient);
        if (_numbers.TryGet(name, out var number)) return number;
        number = Find(source, patient) ?? Insert(source, patient);
        _numbers.Add(name, number);
        return number;
    }

    public long? Find(long source, ReadOnlySpan<byte> patient) =>
        database.Prepare("SELECT number FROM subjects WHERE source = ? AND patient = ?").Bind(1, source).BindText(2, patient).Scalar();

    /// <summary>Makes subject 0 in a new journal.</summary>
    public void CreateShared() => Insert(0, NoSource, ""u8);

    /// <exception cref="ProblemException">JRN019, or JRN021: the key was destroyed.</exception>
    public SubjectKey KeyOf(long subject)
    {
        if (_keys.TryGetValue(subject, out var key)) return key;
        var row = database.Prepare("SELECT key FROM subjects WHERE number = ?").Bind(1, subject);
        var wrapped = row.Step() ? row.Bytes(0).ToArray() : [];
        row.Reset();
        if (wrapped.Length == 0) throw new ProblemException(new Problem("JRN021", ProblemSeverity.Fatal, "The patient's data was erased: its key is destroyed.", ProblemLocation.None));
        if (_keys.Count >= CachedKeys) ForgetKeys();
        return _keys[subject] = new SubjectKey(WorkspaceKey.Unwrap(workspaceKey, wrapped, subject));
    }

    /// <summary>The subject that an identifier names; made where nobody has it yet; null where it names several persons.</summary>
    public long? ByIdentifier(Identifier identifier, long source)
    {
        long? best = null;
        long? person = null;
        var rows = database.Prepare("SELECT s.number, s.source, s.person FROM identifiers i JOIN subjects s ON s.number = i.subject WHERE i.system = ? AND i.value = ? ORDER BY s.number")
            .Bind(1, identifier.System).Bind(2, identifier.Value);
        var several = false;
        while (rows.Step())
        {
            several |= person is not null && person != rows.Int64(2);
            person = rows.Int64(2);
            if (best is null || rows.Int64(1) == source) best = rows.Int64(0);
        }

        rows.Reset();
        if (several) return null;
        if (best is not null) return best;
        var number = NumberOf(NoSource, System.Text.Encoding.UTF8.GetBytes($"{identifier.System}|{identifier.Value}"));
        database.Prepare("INSERT OR IGNORE INTO identifiers(system, value, subject) VALUES (?, ?, ?)").Bind(1, identifier.System).Bind(2, identifier.Value).Bind(3, number).Run();
        return number;
    }

    /// <summary>Forgets what may have been rolled back or changed by another process.</summary>
    public void Forget()
    {
        _numbers.Clear();
        ForgetKeys();
    }

    private void ForgetKeys()
    {
        foreach (var key in _keys.Values) key.Dispose();
        _keys.Clear();
    }

    private long Insert(long source, ReadOnlySpan<byte> patient)
    {
        var number = database.Prepare("SELECT max(number) FROM subjects").Scalar()!.Value + 1;
        Insert(number, source, patient);
        return number;
    }

    private void Insert(long number, long source, ReadOnlySpan<byte> patient)
    {
        Span<byte> key = stackalloc byte[WorkspaceKey.Length];
        Span<byte> nonce = stackalloc byte[PayloadCodec.NonceLength];
        keys($"subject {number}", key);
        keys($"nonce {number}", nonce);
        database.Prepare("INSERT INTO subjects(number, source, patient, person, key) VALUES (?, ?, ?, ?, ?)")
            .Bind(1, number).Bind(2, source).BindText(3, patient).Bind(4, number).Bind(5, WorkspaceKey.Wrap(workspaceKey, key, nonce, number)).Run();
    }

    private ReadOnlySpan<byte> Name(long source, ReadOnlySpan<byte> patient)
    {
        if (_name.Length < patient.Length + sizeof(long)) _name = new byte[(patient.Length + sizeof(long)) * 2];
        BitConverter.TryWriteBytes(_name, source);
        patient.CopyTo(_name.AsSpan(sizeof(long)));
        return _name.AsSpan(0, patient.Length + sizeof(long));
    }
}
