using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Risk;

/// <summary>The score packs at hand, each read and compiled when it is first asked for. Safe for several threads.</summary>
public sealed class ScoreLibrary
{
    private static readonly Lazy<ScoreLibrary> Shipped = new(() => new ScoreLibrary(KnowledgeFiles.Embedded("scores"), new Lazy<ConceptSets>(ConceptSets.Embedded)));

    private readonly SortedDictionary<string, Lazy<ScorePack>> _packs = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<ScorePack>> _recordScores;
    private readonly Lazy<ConceptSets> _concepts;

    /// <param name="files">Named <c>scores/ID.json</c>.</param>
    public ScoreLibrary(IEnumerable<KnowledgeFile> files, ConceptSets concepts)
        : this(files, new Lazy<ConceptSets>(concepts))
    {
    }

    // Values given by hand need no concept sets: they are read when a record first asks for them.
    private ScoreLibrary(IEnumerable<KnowledgeFile> files, Lazy<ConceptSets> concepts)
    {
        ArgumentNullException.ThrowIfNull(files);
        _concepts = concepts;
        foreach (var file in files) _packs[Path.GetFileNameWithoutExtension(file.Path)] = new Lazy<ScorePack>(() => Load(file));
        _recordScores = new(() => [.. All.Where(pack => !pack.ByHandOnly)]);
    }

    public ConceptSets Concepts => _concepts.Value;

    public IEnumerable<string> Ids => _packs.Keys;

    /// <summary>In id order.</summary>
    /// <exception cref="ProblemException">A pack cannot be used.</exception>
    public IEnumerable<ScorePack> All => _packs.Values.Select(pack => pack.Value);

    internal IReadOnlyList<ScorePack> RecordScores => _recordScores.Value;

    /// <exception cref="ProblemException">RSK001: no such score; KNW0xx: its pack cannot be used.</exception>
    public ScorePack this[string id] => Find(id) ?? throw new ProblemException(Unknown("RSK001", $"There is no score '{id}'.", id, _packs.Keys), ProblemKind.Usage);

    /// <summary>The scores that ship with the program.</summary>
    public static ScoreLibrary Embedded() => Shipped.Value;

    public ScorePack? Find(string id) => _packs.TryGetValue(id, out var pack) ? pack.Value : null;

    /// <summary>The inputs of a score and of the scores it builds on, each name once.</summary>
    public IReadOnlyList<ScoreInput> InputsOf(ScorePack pack)
    {
        var inputs = new List<ScoreInput>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        Collect(pack, 0);
        return inputs;

        void Collect(ScorePack current, int depth)
        {
            foreach (var input in current.Inputs)
            {
                if (names.Add(input.Name)) inputs.Add(input);
                if (depth < 8 && input.FromScore is { } source && Find(source.Score) is { } other) Collect(other, depth + 1);
            }
        }
    }

    internal static Problem Unknown(string code, string message, string given, IEnumerable<string> known)
    {
        var nearest = known.Select(name => (name, Distance: Spelling.Distance(given, name))).OrderBy(pair => pair.Distance).ThenBy(pair => pair.name, StringComparer.Ordinal).FirstOrDefault();
        var hint = nearest.name is not null && nearest.Distance <= Math.Max(2, given.Length / 3) ? $"Did you mean '{nearest.name}'?" : "See: tabib risk list.";
        return new Problem(code, ProblemSeverity.Fatal, message, ProblemLocation.None, hint);
    }

    private static ScorePack Load(KnowledgeFile file)
    {
        var problems = new List<Problem>();
        return ScorePackReader.Read(file, problems) ?? throw new ProblemException(problems[0]);
    }
}
