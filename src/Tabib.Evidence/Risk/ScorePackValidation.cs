using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Risk;

/// <summary>The whole examination of score packs, as <c>knowledge validate</c> does it: schema, structure, expressions and units, references, worked examples.</summary>
public static class ScorePackValidation
{
    /// <returns>All problems, KNW010 to KNW018; empty where every pack may be used.</returns>
    public static IReadOnlyList<Problem> Validate(IReadOnlyList<KnowledgeFile> files, ConceptSets concepts)
    {
        ArgumentNullException.ThrowIfNull(files);
        var problems = new List<Problem>();
        var schema = KnowledgeSchema.Load("score");
        var packs = new List<ScorePack>();
        var sound = new List<KnowledgeFile>();
        foreach (var file in files)
        {
            problems.AddRange(schema.Validate(file));
            if (ScorePackReader.Read(file, problems) is not { } pack) continue;
            packs.Add(pack);
            sound.Add(file);
        }

        var library = new ScoreLibrary(sound, concepts);
        foreach (var pack in packs)
        {
            var before = problems.Count;
            CheckReferences(pack, library, problems);
            if (problems.Count == before) problems.AddRange(pack.CheckExamples(library));
        }

        return problems;
    }

    private static void CheckReferences(ScorePack pack, ScoreLibrary library, List<Problem> problems)
    {
        for (var i = 0; i < pack.Inputs.Count; i++)
        {
            var input = pack.Inputs[i];
            if (input.ConceptSet is { } set && !library.Concepts.TryGet(set, out _)) Fault(i, $"there is no concept set '{set}'");
            if (input.FromScore is not { } source) continue;
            if (library.Find(source.Score) is not { } other) Fault(i, $"there is no score '{source.Score}'");
            else if (!other.Outputs.Any(output => output.Name == source.Output)) Fault(i, $"the score '{source.Score}' has no output '{source.Output}'");
            else if (Reaches(other, pack.Id, library, [])) Fault(i, $"'{source.Score}' itself builds on '{pack.Id}': a circle");
        }

        void Fault(int input, string why) => problems.Add(new Problem(
            "KNW017", ProblemSeverity.Error, $"A reference leads nowhere: {why}.", new ProblemLocation($"scores/{pack.Id}.json", Path: $"$.inputs[{input}]"), "See knowledge/concepts and knowledge/scores."));
    }

    private static bool Reaches(ScorePack pack, string target, ScoreLibrary library, HashSet<string> seen) =>
        pack.Id == target || (seen.Add(pack.Id) && pack.Inputs.Any(input => input.FromScore is { } source && library.Find(source.Score) is { } next && Reaches(next, target, library, seen)));
}
