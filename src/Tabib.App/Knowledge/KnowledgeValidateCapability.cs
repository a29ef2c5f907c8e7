using Tabib.App.Capabilities;
using Tabib.App.Records;
using Tabib.Core.Outcomes;
using Tabib.Decision.Rules;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Risk;

namespace Tabib.App.Knowledge;

/// <summary>Examines packs: schema, structure, units, references, and every worked example.</summary>
public sealed class KnowledgeValidateCapability : Capability<KnowledgeValidateOptions, KnowledgeValidation>
{
    public override string Name => "knowledge validate";

    public override string Summary => "Examines knowledge packs: schema, units, references, and every worked example; and files of pharmacogenes and of advice for drugs.";

    public override IReadOnlyList<Example> Examples { get; } = [new("knowledge validate", "The packs of the program.")];

    public override string Details => "Exit code 1 where a pack is unsound. How to write one: docs/guide/knowledge-packs.md and docs/guide/rules.md.";

    public override KnowledgeValidation Run(KnowledgeValidateOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        if (options.Directory is not null && !Directory.Exists(options.Directory))
            throw new ProblemException(new Problem("INP001", ProblemSeverity.Fatal, "There is no such folder.", new ProblemLocation(options.Directory), "Check the spelling; paths are relative to where you are."), ProblemKind.InputMissing);
        var scores = Files(options.Directory, "scores");
        var rules = Files(options.Directory, "rules");
        var genes = Files(options.Directory, "pgx/genes");
        var (advice, modulators, dosing) = (Files(options.Directory, "pgx/advice"), Files(options.Directory, "pgx/modulators"), Files(options.Directory, "pgx/dosing"));
        var frequencies = Files(options.Directory, "pgx/frequencies");
        if (scores.Count + rules.Count + genes.Count + advice.Count + modulators.Count + dosing.Count + frequencies.Count == 0)
            throw new ProblemException(new Problem("KNW020", ProblemSeverity.Fatal, "There are no packs here.", new ProblemLocation(options.Directory), "Packs lie in the folders scores/ and rules/, concept sets in concepts/, pharmacogenes in pgx/genes/, advice for drugs in pgx/advice/, frequencies in pgx/frequencies/."));
        var own = Files(options.Directory, "concepts");
        var names = own.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var concepts = options.Directory is null ? ConceptSets.Embedded() : ConceptSets.Load([.. own, .. KnowledgeFiles.Embedded("concepts").Where(file => !names.Contains(file.Path))]);
        var library = RuleLibrary.Load(rules, concepts);
        var ofGenes = PgxKnowledgeValidation.Validate(genes);
        List<Problem> problems = [.. ScorePackValidation.Validate(scores, concepts), .. library.Validate(), .. ofGenes];
        // Advice and frequencies are held against the genes of its folder; those of the program serve where it has none that can be used.
        if (advice.Count + modulators.Count + dosing.Count + frequencies.Count > 0)
        {
            var known = PgxKnowledge.Load(genes.Count > 0 && ofGenes.Count == 0 ? options.Directory : null);
            problems.AddRange(PgxAdviceValidation.Validate(advice, modulators, dosing, known));
            problems.AddRange(AlleleFrequencyValidation.Validate(frequencies, known));
        }

        return new KnowledgeValidation(
            scores.Count, rules.Count, library.All.Count, genes.Count, advice.Count, frequencies.Count,
            [.. problems.Select(problem => new ImportProblemCount(problem.Code, problem.Severity.ToString().ToLowerInvariant(), 1, problem.Message, problem.Location.ToString(), problem.Hint))]);
    }

    protected override void WriteText(KnowledgeValidation result, TextWriter output)
    {
        foreach (var problem in result.Problems)
        {
            output.WriteLine($"{problem.Severity} {problem.Code} {problem.First}: {problem.Message}");
            if (problem.Hint is not null) output.WriteLine($"  {problem.Hint}");
        }

        output.WriteLine($"{result.Scores} score packs, {result.Rules} rules in {result.RulePacks} packs, {result.Genes} pharmacogenes, advice for drugs in {result.Advice} files, frequencies of {result.Frequencies} genes: {(result.Sound ? "all sound, every worked example comes out as published" : $"{result.Problems.Count} problems")}.");
    }

    protected override int ExitCode(KnowledgeValidation result) => result.Sound ? 0 : (int)ProblemKind.CheckFailed;

    private static IReadOnlyList<KnowledgeFile> Files(string? directory, string folder) =>
        directory is null ? KnowledgeFiles.Embedded(folder)
        : Directory.Exists(Path.Combine(directory, folder)) ? KnowledgeFiles.FromDirectory(directory, folder)
        : [];
}
