using Tabib.Core.Coding;
using Tabib.Core.Facts;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Core.Time;

namespace Tabib.Record.Journal;

/// <summary>One patient as known at a moment. Facts known later, and void ones, are not in it: what reads this record cannot look ahead.</summary>
public sealed class PatientRecord
{
    private readonly Dictionary<Code, List<Fact>> _byCode = [];

    private readonly IReadOnlyList<(Fact Fact, DateTimeOffset SupersededAt)> _superseded;

    private PatientRecord(PatientKey patient, DateTimeOffset asOf, Fact[] facts, IReadOnlyList<(Fact, DateTimeOffset)> superseded)
    {
        Patient = patient;
        AsOf = asOf;
        Facts = facts;
        _superseded = superseded;
        foreach (var fact in facts)
        {
            Index(fact.Code, fact);
            foreach (var other in fact.OtherCodes) Index(other, fact);
        }

        Sex = ReadSex();
    }

    public PatientKey Patient { get; }

    /// <summary>The moment the record speaks about.</summary>
    public DateTimeOffset AsOf { get; }

    /// <summary>Newest first by start of the effective interval, then by <see cref="Fact.KnownAt"/>, then by source; none is void.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Sex as stated by the record; unknown where it is absent, other than female or male, or contradicts itself.</summary>
    public Sex Sex { get; }

    /// <param name="facts">All facts of the patient, in any order; those known after <paramref name="asOf"/> are left out.</param>
    public static PatientRecord Create(PatientKey patient, DateTimeOffset asOf, IEnumerable<Fact> facts) => Create(patient, asOf, facts, []);

    /// <param name="superseded">Facts of versions that were corrected, with the moment the correction was known: before it they are what was known.</param>
    internal static PatientRecord Create(PatientKey patient, DateTimeOffset asOf, IEnumerable<Fact> facts, IReadOnlyList<(Fact Fact, DateTimeOffset SupersededAt)> superseded)
    {
        var visible = facts.Concat(superseded.Where(old => old.SupersededAt > asOf).Select(old => old.Fact))
            .Where(fact => fact.KnownAt <= asOf && fact.Status != FactStatus.Void).ToArray();
        Array.Sort(visible, NewestFirst);
        return new PatientRecord(patient, asOf, visible, superseded);
    }

    /// <summary>The same patient as known at an earlier moment.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Later than this record: what it left out cannot come back.</exception>
    public PatientRecord At(DateTimeOffset earlier)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(earlier, AsOf);
        return Create(Patient, earlier, Facts, _superseded);
    }

    /// <summary>Facts with this code or coding, newest first.</summary>
    public IReadOnlyList<Fact> With(Code code) => _byCode.TryGetValue(code, out var facts) ? facts : [];

    /// <summary>The newest fact with this code or coding; null where there is none.</summary>
    public Fact? Latest(Code code) => _byCode.TryGetValue(code, out var facts) ? facts[0] : null;

    /// <summary>Date of birth as recorded; missing where absent or where records disagree.</summary>
    public Outcome<PartialDate> BirthDate
    {
        get
        {
            var dates = With(DemographicCodes.BirthDate).Select(fact => fact.Value.AsText).Distinct().ToArray();
            return dates is [{ } only] && PartialDate.TryParse(only, out var date) ? date : Outcome.Missing("birth date");
        }
    }

    /// <summary>Completed years at <see cref="AsOf"/>.</summary>
    public Outcome<int> Age => AgeAt(AsOf);

    /// <summary>Completed years at a moment.</summary>
    public Outcome<int> AgeAt(DateTimeOffset moment)
    {
        var birth = BirthDate;
        return birth.IsValue ? birth.Value.CompletedYears(moment) : birth.Reason!;
    }

    /// <summary>True when a death is recorded.</summary>
    public bool IsDeceased => With(DemographicCodes.Death).Any(fact => fact.Value.AsBoolean != false);

    private Sex ReadSex()
    {
        var seen = With(DemographicCodes.Sex).Select(fact => fact.Value.AsCode?.Value ?? fact.Value.AsText).Distinct().ToArray();
        return seen switch
        {
            ["female"] => Sex.Female,
            ["male"] => Sex.Male,
            _ => Sex.Unknown,
        };
    }

    private void Index(Code code, Fact fact)
    {
        if (!_byCode.TryGetValue(code, out var facts)) _byCode[code] = facts = [];
        if (facts.Count == 0 || !ReferenceEquals(facts[^1], fact)) facts.Add(fact);
    }

    private static int NewestFirst(Fact left, Fact right)
    {
        var order = right.Effective.Start.CompareTo(left.Effective.Start);
        if (order == 0) order = right.KnownAt.CompareTo(left.KnownAt);
        if (order == 0) order = left.Source.Entry.CompareTo(right.Source.Entry);
        if (order == 0) order = string.CompareOrdinal(left.Source.ResourceId, right.Source.ResourceId);
        return order != 0 ? order : string.CompareOrdinal(left.Code.Value, right.Code.Value);
    }
}
