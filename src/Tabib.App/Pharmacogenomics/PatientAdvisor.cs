using Tabib.Core.Facts;
using Tabib.Core.Outcomes;
using Tabib.Decision.Recommendations;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Record.Journal;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Advises patients by the calls that the journal keeps of them. Made once; safe for several threads; knowledge is read when the first patient needs it.</summary>
internal sealed class PatientAdvisor
{
    private readonly Lazy<(PgxKnowledge Knowledge, DrugAdvisor Advisor)> _known = new(() =>
    {
        var knowledge = PgxKnowledge.Load();
        return (knowledge, new DrugAdvisor(knowledge, AdviceLibrary.Load()));
    });

    public AdviceLibrary Library => _known.Value.Advisor.Library;

    /// <summary>Advice for all drugs that guidelines speak of; recommendations for those that the patient takes where something is to be done or asked for.</summary>
    public PatientAdvice Advise(PatientRecord record, IReadOnlyList<StoredCalls> stored)
    {
        if (stored.Count == 0) return PatientAdvice.None;
        var (knowledge, advisor) = _known.Value;
        var problems = new List<Problem>();
        var medications = TakenMedication.Of(record);
        var taken = advisor.Taken([.. medications.Select(medication => medication.Written)]);
        var samples = new List<SampleAdvice>();
        var sources = new List<FactSource>();
        var recommendations = new List<Recommendation>();
        foreach (var one in stored)
        {
            if (Read(one, knowledge, problems) is not { } calls) continue;
            var advice = advisor.Library.Drugs.Select(pair => advisor.Advise(calls, pair.Drug, pair.Guideline, taken)).ToList();
            samples.Add(new SampleAdvice(calls, advice, null));
            sources.Add(one.Fact.Source);
            if (record.IsDeceased) continue;
            foreach (var drug in advice.Where(drug => drug.IsTaken && AsksForSomething(drug)))
            {
                FactSource[] facts = [one.Fact.Source, .. medications.Where(medication => advisor.Taken([medication.Written]).Has(drug.Drug)).SelectMany(medication => medication.Sources)];
                recommendations.AddRange(DrugAdviceRecommendations.Of(drug with { Rows = [.. drug.Rows.Where(row => row.AsksForSomething)] }, advisor.Library.Sha256).Select(recommendation => recommendation with { Facts = facts }));
            }
        }

        if (samples.Count == 0) return new PatientAdvice(null, [], problems);
        List<string> without = [.. medications.Where(medication => taken.WithoutGuideline.Contains(medication.Written)).Select(medication => medication.Name)];
        var pharmacogenomics = new PatientPharmacogenomics(samples, [.. medications.Select(medication => medication.Name)], without, advisor.Library.Sha256) { Sources = sources };
        return new PatientAdvice(pharmacogenomics, [.. recommendations.DistinctBy(one => (one.RuleId, one.Title, one.Rationale))], problems);
    }

    /// <summary>A drug that may be taken as usual is no recommendation: it would stand among those of patients who need something.</summary>
    private static bool AsksForSomething(DrugAdvice drug) => drug.Rows.Count == 0 || drug.Rows.Any(row => row.AsksForSomething);

    private static SampleCalls? Read(StoredCalls stored, PgxKnowledge knowledge, List<Problem> problems)
    {
        try
        {
            var calls = stored.Read();
            if (calls.KnowledgeHash != knowledge.Sha256)
                problems.Add(new Problem("PGX072", ProblemSeverity.Information, "Stored calls of pharmacogenes were made with definitions of another release.", new ProblemLocation(stored.Fact.Source.ToString()), "Import the genome files again, and they are called anew."));
            return calls;
        }
        catch (ProblemException fault)
        {
            problems.Add(fault.Problem);
            return null;
        }
    }
}
