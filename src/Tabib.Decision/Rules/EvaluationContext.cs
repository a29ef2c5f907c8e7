using Tabib.Core.Facts;
using Tabib.Core.Findings;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Time;
using Tabib.Record.Journal;

namespace Tabib.Decision.Rules;

/// <summary>One patient prepared for all rules: facts sorted into concept sets, findings by id, age and sex. For one thread.</summary>
internal sealed class EvaluationContext
{
    private static readonly List<Fact> None = [];

    private readonly List<Fact>?[] _facts;
    private readonly List<Fact>?[] _localForms;
    private readonly PartialDate? _birth;
    private readonly Dictionary<string, Finding> _findings = new(StringComparer.Ordinal);

    public EvaluationContext(ConceptIndex index, PatientRecord record, IReadOnlyList<Finding> findings)
    {
        Record = record;
        AsOf = record.AsOf;
        Sex = record.Sex;
        if (record.BirthDate.TryGetValue(out var birth)) _birth = birth;
        Age = AgeAt(AsOf);
        _facts = new List<Fact>?[index.Count];
        _localForms = new List<Fact>?[index.Count];
        foreach (var finding in findings)
        {
            if (finding.IndexTime <= AsOf) _findings.TryAdd(finding.Id, finding);
        }

        foreach (var fact in record.Facts)
        {
            HasMedications |= fact.Kind == FactKind.Medication;
            var membership = index.Of(fact);
            foreach (var set in membership.Sets) ((membership.IsLocalForm ? _localForms : _facts)[set] ??= []).Add(fact);
        }
    }

    public PatientRecord Record { get; }

    public DateTimeOffset AsOf { get; }

    public Sex Sex { get; }

    /// <summary>Completed years at <see cref="AsOf"/>; null where unknown.</summary>
    public int? Age { get; }

    /// <summary>Whether any drug, active or not, is recorded; if none, an absent drug may only be an absent list.</summary>
    public bool HasMedications { get; }

    /// <summary>Completed years at a moment; null where the birth date is unknown.</summary>
    public int? AgeAt(DateTimeOffset moment) => _birth?.CompletedYears(moment);

    /// <summary>Facts in a concept set, newest first. Drugs in forms that act where they are put are not among them.</summary>
    public List<Fact> In(int set) => _facts[set] ?? None;

    public List<Fact> LocalForms(int set) => _localForms[set] ?? None;

    public Finding? Finding(string id) => _findings.GetValueOrDefault(id);

    public Outcome<IReadOnlyList<FindingOutput>> OutputsOf(string id) =>
        _findings.TryGetValue(id, out var finding) ? finding.Outcome : Outcome.Missing(id);
}
