using Tabib.Core.Identity;

namespace Tabib.Record.Journal;

/// <summary>Which subjects are one person. Patients of different sources are tied by a common identifier unless their birth dates and sexes contradict each other; two patients of one source are two persons, and an identifier that two of them share ties nobody.</summary>
internal sealed class IdentityStore(Database database)
{
    /// <summary>What came of new identifiers.</summary>
    /// <param name="Shared">Systems of identifiers that several patients of one source carry.</param>
    /// <param name="Conflicting">Systems of identifiers that would have made two patients of one source one person.</param>
    /// <param name="Contradicting">Systems of identifiers that would have made two people of different birth date and sex one person.</param>
    /// <param name="Differing">Systems of identifiers that tied patients whose birth date or sex is not stated alike.</param>
    internal sealed record Ties(IReadOnlyList<string> Shared, IReadOnlyList<string> Conflicting, IReadOnlyList<string> Contradicting, IReadOnlyList<string> Differing);

    /// <summary>An identifier that more subjects than this carry is no identifier ("unknown", "0000").</summary>
    private const int MostHolders = 16;

    private static readonly Ties None = new([], [], [], []);

    private static readonly string Near = $"""
        SELECT b.subject FROM identifiers a JOIN identifiers b ON b.system = a.system AND b.value = a.value WHERE a.subject = ?
        AND (SELECT count(*) FROM (SELECT 1 FROM identifiers c WHERE c.system = a.system AND c.value = a.value LIMIT {MostHolders + 1})) <= {MostHolders}
        """;

    /// <summary>True where the patient's stored identifiers and these contradict each other: a common system, and no common value in any.</summary>
    public bool Contradicts(long subject, IReadOnlyList<Identifier> identifiers)
    {
        var stored = Of(subject);
        var common = stored.Select(identifier => identifier.System).Intersect(identifiers.Select(identifier => identifier.System)).ToHashSet(StringComparer.Ordinal);
        return common.Count > 0 && !stored.Where(identifier => common.Contains(identifier.System)).Intersect(identifiers).Any();
    }

    /// <summary>Replaces the identifiers of a subject and ties persons anew.</summary>
    public Ties Set(long subject, IReadOnlyList<Identifier> identifiers, Likeness likeness, long entry)
    {
        var stored = Of(subject);
        var isSame = stored.Count == identifiers.Count && !stored.Except(identifiers).Any();
        if (isSame && LikenessOf(subject) == likeness) return None;
        database.Prepare("UPDATE subjects SET birth = ?, sex = ? WHERE number = ?").Bind(1, likeness.Birth).Bind(2, likeness.Sex).Bind(3, subject).Run();
        if (isSame && identifiers.Count == 0) return None;
        database.Prepare("DELETE FROM identifiers WHERE subject = ?").Bind(1, subject).Run();
        foreach (var identifier in identifiers)
            database.Prepare("INSERT OR IGNORE INTO identifiers(system, value, subject) VALUES (?, ?, ?)").Bind(1, identifier.System).Bind(2, identifier.Value).Bind(3, subject).Run();
        return Tie(Affected(subject), entry);
    }

    public List<Identifier> Of(long subject)
    {
        var identifiers = new List<Identifier>();
        var rows = database.Prepare("SELECT system, value FROM identifiers WHERE subject = ? ORDER BY system, value").Bind(1, subject);
        while (rows.Step()) identifiers.Add(new Identifier(rows.Text(0), rows.Text(1)));
        rows.Reset();
        return identifiers;
    }

    /// <summary>The subjects of the same person, and those who share an identifier with any of them, and so on.</summary>
    private SortedDictionary<long, Subject> Affected(long subject)
    {
        var found = new SortedDictionary<long, Subject>();
        var open = new Queue<long>([subject]);
        while (open.TryDequeue(out var next))
        {
            if (found.ContainsKey(next)) continue;
            var row = database.Prepare("SELECT source, person, birth, sex FROM subjects WHERE number = ?").Bind(1, next);
            if (row.Step()) found[next] = new Subject(row.Int64(0), row.Int64(1), new Likeness(row.Text(2), row.Text(3)));
            row.Reset();
            foreach (var near in Numbers("SELECT number FROM subjects WHERE person = (SELECT person FROM subjects WHERE number = ?)", next)) open.Enqueue(near);
            foreach (var near in Numbers(Near, next)) open.Enqueue(near);
        }

        return found;
    }

    private Likeness LikenessOf(long subject)
    {
        var row = database.Prepare("SELECT birth, sex FROM subjects WHERE number = ?").Bind(1, subject);
        var likeness = row.Step() ? new Likeness(row.Text(0), row.Text(1)) : default;
        row.Reset();
        return likeness;
    }

    private List<long> Numbers(string sql, long parameter)
    {
        var numbers = new List<long>();
        var rows = database.Prepare(sql).Bind(1, parameter);
        while (rows.Step()) numbers.Add(rows.Int64(0));
        rows.Reset();
        return numbers;
    }

    private Ties Tie(SortedDictionary<long, Subject> affected, long entry)
    {
        var groups = affected.ToDictionary(pair => pair.Key, pair => new SortedSet<long> { pair.Key });
        var shared = new List<string>();
        var conflicting = new List<string>();
        var contradicting = new List<string>();
        var differing = new List<string>();
        var holders = affected.Keys.SelectMany(subject => Of(subject).Select(identifier => (identifier, subject))).GroupBy(pair => pair.identifier, pair => pair.subject)
            .OrderBy(group => group.Key.System, StringComparer.Ordinal).ThenBy(group => group.Key.Value, StringComparer.Ordinal);
        foreach (var group in holders)
        {
            var subjects = group.ToArray();
            if (subjects.Length < 2) continue;
            if (SharesSource(subjects, affected) || Holders(group.Key) > MostHolders)
            {
                shared.Add(group.Key.System);
                continue;
            }

            foreach (var subject in subjects[1..])
            {
                var (one, other) = (groups[subjects[0]], groups[subject]);
                if (ReferenceEquals(one, other)) continue;
                if (SharesSource([.. one, .. other], affected))
                {
                    conflicting.Add(group.Key.System);
                    continue;
                }

                if (one.Any(left => other.Any(right => affected[left].Likeness.Contradicts(affected[right].Likeness))))
                {
                    contradicting.Add(group.Key.System);
                    continue;
                }

                if (one.Any(left => other.Any(right => affected[left].Likeness.Differs(affected[right].Likeness)))) differing.Add(group.Key.System);
                one.UnionWith(other);
                foreach (var member in other) groups[member] = one;
            }
        }

        foreach (var (subject, state) in affected)
        {
            if (groups[subject].Min != state.Person) Move(subject, state.Person, groups[subject].Min, entry);
        }

        return new Ties(shared, conflicting, contradicting, differing);
    }

    private long Holders(Identifier identifier) =>
        database.Prepare($"SELECT count(*) FROM (SELECT 1 FROM identifiers WHERE system = ? AND value = ? LIMIT {MostHolders + 1})").Bind(1, identifier.System).Bind(2, identifier.Value).Scalar()!.Value;

    private void Move(long subject, long from, long to, long entry)
    {
        database.Prepare("UPDATE subjects SET person = ? WHERE number = ?").Bind(1, to).Bind(2, subject).Run();
        foreach (var person in (ReadOnlySpan<long>)[from, to]) database.Prepare("INSERT OR IGNORE INTO moves(entry, subject) VALUES (?, ?)").Bind(1, entry).Bind(2, person).Run();
    }

    private static bool SharesSource(IReadOnlyCollection<long> subjects, SortedDictionary<long, Subject> affected)
    {
        var sources = subjects.Select(subject => affected[subject].Source).Where(source => source != SubjectStore.NoSource).ToArray();
        return sources.Distinct().Count() < sources.Length;
    }

    private readonly record struct Subject(long Source, long Person, Likeness Likeness);
}
