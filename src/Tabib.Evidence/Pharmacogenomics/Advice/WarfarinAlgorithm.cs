using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>A regression of the square root of the weekly warfarin dose: a file of knowledge/pgx/dosing.</summary>
/// <remarks>Source: Klein et al., N Engl J Med 2009, doi:10.1056/NEJMoa0809329. Adults, target INR 2 to 3.</remarks>
public sealed class WarfarinAlgorithm
{
    private const string Place = "pgx/dosing";
    private readonly double _intercept;
    private readonly double _ageDecade;
    private readonly double _heightCm;
    private readonly double _weightKg;
    private readonly double _inducer;
    private readonly double _amiodarone;
    private readonly Dictionary<string, double> _vkorc1;
    private readonly Dictionary<string, double> _cyp2c9;
    private readonly Dictionary<string, double> _ancestry;
    private readonly List<(string Name, string RxNorm)> _inducers;

    private WarfarinAlgorithm(PackElement root)
    {
        (_intercept, _ageDecade, _heightCm, _weightKg) = (root.Number("intercept"), root.Number("ageDecade"), root.Number("heightCm"), root.Number("weightKg"));
        (_inducer, _amiodarone) = (root.Number("inducer"), root.Number("amiodarone"));
        (_vkorc1, _cyp2c9, _ancestry) = (Terms(root["vkorc1"]), Terms(root["cyp2c9"]), Terms(root["ancestry"]));
        _inducers = [.. root.Items("inducers").Select(item => (item.Text("name"), item.Text("rxnorm")))];
        Citation = root.Text("citation");
        Review = ReviewReader.Read(root, []);
        Examples = [.. root.Items("examples").Select(item => (
            new WarfarinPatient((int)item.Number("ageYears"), item.Number("heightCm"), item.Number("weightKg"), item.Text("ancestry"), [.. item.Items("medications").Select(drug => drug.AsText())]),
            item.Text("vkorc1"), item.Text("cyp2c9"), item.Number("mgPerWeek"), item.Number("tolerance")))];
    }

    public string Citation { get; }

    public FactReview Review { get; }

    /// <summary>The groups that the algorithm knows.</summary>
    public IReadOnlyCollection<string> Ancestries => _ancestry.Keys;

    internal IReadOnlyList<(WarfarinPatient Patient, string Vkorc1, string Cyp2c9, double MgPerWeek, double Tolerance)> Examples { get; }

    /// <summary>Reads "pgx/dosing/warfarin-iwpc.json" of the shipped knowledge or of a folder laid out like it.</summary>
    /// <exception cref="ProblemException">The file cannot be used, is not there (PGX041), or its worked examples do not come out (PGX040).</exception>
    public static WarfarinAlgorithm Load(string? directory = null)
    {
        var files = directory is null ? KnowledgeFiles.Embedded(Place) : KnowledgeFiles.FromDirectory(directory, Place);
        var file = files.FirstOrDefault(item => item.Path.EndsWith("warfarin-iwpc.json", StringComparison.Ordinal))
            ?? throw new ProblemException(new Problem("PGX041", ProblemSeverity.Error, $"There is no warfarin-iwpc.json in {Place}.", new ProblemLocation(directory ?? "knowledge")));
        var problems = new List<Problem>();
        return Read(file, problems) ?? throw new ProblemException(problems[0]);
    }

    /// <param name="problems">Takes KNW010, KNW011 and PGX040.</param>
    /// <returns>Null where the file cannot be used or its worked examples do not come out.</returns>
    internal static WarfarinAlgorithm? Read(KnowledgeFile file, ICollection<Problem> problems)
    {
        var algorithm = PackDocument.Read(file, problems, root => new WarfarinAlgorithm(root));
        if (algorithm?.Examples.All(example => algorithm.Dose(example.Patient, example.Vkorc1, example.Cyp2c9).TryGetValue(out var dose) && Math.Abs(dose - example.MgPerWeek) <= example.Tolerance) != false) return algorithm;
        problems.Add(new Problem("PGX040", ProblemSeverity.Error, "A worked example does not come out.", new ProblemLocation(file.Path)));
        return null;
    }

    /// <summary>The dose by the calls of a sample.</summary>
    /// <returns>mg a week; a reason where a gene is not called to one result that the algorithm knows, or an input is missing or out of range.</returns>
    public Outcome<double> Dose(SampleCalls calls, WarfarinPatient patient)
    {
        ArgumentNullException.ThrowIfNull(calls);
        GeneCall? Called(string gene) => calls.Genes.FirstOrDefault(call => call.Gene == gene && call.Status == CallStatus.Called);
        var (vkorc1, cyp2c9) = (Called("VKORC1"), Called("CYP2C9"));
        List<string> missing = [.. vkorc1 is null ? ["VKORC1"] : Array.Empty<string>(), .. cyp2c9 is null ? ["CYP2C9"] : Array.Empty<string>()];
        if (missing.Count > 0) return Outcome.Missing(missing);
        if (vkorc1!.Diplotypes.Count != 1 || cyp2c9!.Diplotypes.Count != 1) return Outcome.NotApplicable("VKORC1 or CYP2C9 has several candidates", Citation);
        return Dose(patient, vkorc1.Diplotypes[0].Result.Phenotype ?? "", cyp2c9.Diplotypes[0].Name);
    }

    internal Outcome<double> Dose(WarfarinPatient patient, string vkorc1, string cyp2c9)
    {
        ArgumentNullException.ThrowIfNull(patient);
        var missing = new List<string>();
        if (patient.AgeYears is null) missing.Add("age");
        if (patient.HeightCm is null) missing.Add("height");
        if (patient.WeightKg is null) missing.Add("weight");
        if (patient.Medications is null) missing.Add("medications");
        if (missing.Count > 0) return Outcome.Missing(missing);
        if (!_vkorc1.TryGetValue(vkorc1, out var target)) return Outcome.NotApplicable($"the algorithm does not know VKORC1 {vkorc1}", Citation);
        if (!_cyp2c9.TryGetValue(cyp2c9, out var clearance)) return Outcome.NotApplicable($"the algorithm does not know CYP2C9 {cyp2c9}", Citation);
        if (!_ancestry.TryGetValue(patient.Ancestry, out var ancestry)) return Outcome.NotApplicable($"the algorithm knows the groups {string.Join(", ", _ancestry.Keys)}", Citation);
        var (age, height, weight) = (patient.AgeYears!.Value, patient.HeightCm!.Value, patient.WeightKg!.Value);
        if (age is < 18 or > 110) return Outcome.OutOfRange("age", "18 to 110 years", FormattableString.Invariant($"{age}"));
        if (height is not (>= 120 and <= 230)) return Outcome.OutOfRange("height", "120 to 230 cm", FormattableString.Invariant($"{height}"));
        if (weight is not (>= 30 and <= 250)) return Outcome.OutOfRange("weight", "30 to 250 kg", FormattableString.Invariant($"{weight}"));
        var root = _intercept + (_ageDecade * (age / 10)) + (_heightCm * height) + (_weightKg * weight) + target + clearance + ancestry
            + (patient.Medications!.Any(drug => _inducers.Exists(inducer => DrugName.Means(drug, inducer.RxNorm, inducer.Name))) ? _inducer : 0)
            + (patient.Medications!.Any(drug => DrugName.Means(drug, "703", "amiodarone")) ? _amiodarone : 0);
        return root > 0 ? root * root : Outcome.NotApplicable("the sum is below zero: the algorithm does not reach so far", Citation);
    }

    private static Dictionary<string, double> Terms(PackElement element) => element.Members().ToDictionary(pair => pair.Name, pair => pair.Value.AsNumber(), StringComparer.Ordinal);
}
