using System.Globalization;
using System.Text;
using Tabib.App.Pages;
using Tabib.App.Pharmacogenomics;
using Tabib.App.Reports;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Matching;
using Tabib.Evidence.Pharmacogenomics.Results;
using Tabib.Tests.App.Reports;

namespace Tabib.Tests.App.Pharmacogenomics;

/// <summary>Invented calls and advice with everything that pages about them can show. No knowledge file is read: goldens change with the pages alone.</summary>
internal static class PgxSamples
{
    private static readonly string Hash = new('c', 64);

    /// <param name="word">Stands wherever text comes from a file, a record or knowledge.</param>
    public static PatientPharmacogenomics Person(string word = "Aziza", bool absentIsReference = false) =>
        new([new SampleAdvice(Calls(word, absentIsReference), Advice(word), 31.24)], [$"{word} tramadol", "aspirin"], [$"{word} aspirin\t1191"], Hash);

    /// <summary>Two files that call one gene differently.</summary>
    public static PatientPharmacogenomics TwoFiles()
    {
        var first = Person().Samples[0];
        var other = first.Calls with { File = "later/second.vcf", Genes = [.. first.Calls.Genes.Select(call => call.Gene == "CYP2C19" ? Called("CYP2C19", "*1/*1", "Normal Metabolizer") : call)] };
        return Person() with { Samples = [first, first with { Calls = other, Advice = [first.Advice[0] with { Rows = [Row(0, AdviceAction.Standard, AdviceStrength.Strong, "CYP2C19", "Give the usual dose.")] }] }] };
    }

    /// <summary>More than fits on a card, everywhere, in the longest words.</summary>
    public static PatientPharmacogenomics Crowded()
    {
        const string longest = "an-uncommonly-long-name-of-a-drug-or-gene-that-nobody-would-print-whole";
        var actions = new[] { AdviceAction.Avoid, AdviceAction.ChooseAnother, AdviceAction.ReduceDose, AdviceAction.IncreaseDose, AdviceAction.Monitor, AdviceAction.JudgeClinically };
        var phenotypes = new Labels().CardResults.Where(pair => pair.Value.Length > 0).Select(pair => pair.Key).ToList();
        var called = phenotypes.Select((phenotype, index) => Called($"GENE{index}", "*1/*2", phenotype)).ToList();
        var uncalled = Enumerable.Range(0, 60).Select(index => Uncalled($"NONE{index}-{longest}", CallStatus.NoData, "There are no data."));
        var alerts = Enumerable.Range(0, 120).Select(index =>
        {
            var gene = called[index % called.Count].Gene;
            var basis = new GeneBasis(gene, ["Poor Metabolizer"], null, [new Phenoconversion(gene, $"modulator {index % 8} {longest}", "a strong inhibitor", "Normal Metabolizer", "Poor Metabolizer", null)], []);
            return new DrugAdvice(Drug($"{index} {longest}"), Guideline("g", "Crowded"), AdviceStatus.Advised, index % 3 == 0, [Row(0, actions[index % actions.Length], AdviceStrength.Strong, gene, "Do so.")], [basis], []);
        });
        var unsaid = Enumerable.Range(0, 60).Select(index => new DrugAdvice(Drug($"unsaid {index} {longest}"), Guideline("u", "Unsaid"), AdviceStatus.CannotSay, false, [], [], ["Cannot say."]));
        var calls = Calls("x", absentIsReference: true) with { File = $"{longest}.vcf", KnowledgeVersion = longest, Genes = [.. called, .. uncalled] };
        return new PatientPharmacogenomics([new SampleAdvice(calls, [.. alerts, .. unsaid], null), new SampleAdvice(calls with { File = "second.vcf", Genes = [Called("GENE0", "*1/*1", "Indeterminate")] }, [], null)], [], [], Hash);
    }

    public static string Card(PatientPharmacogenomics person, string name = "Aziza Karimova", string? born = "1965-03-04", string? id = "p-1", string? page = "p-1.html")
    {
        var labels = new Labels();
        using var stream = new MemoryStream();
        PgxPages.WriteCards(new PageRenderer(labels), [WalletCardMaker.Of(new WalletPerson(name, born, id, "2025-06-01", page), person, labels)], stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string AdvicePage(params IReadOnlyList<PatientPharmacogenomics> people)
    {
        using var stream = new MemoryStream();
        PgxPages.Write(new PgxAdvicePageContent([.. people.Select((person, index) => (person.Samples[0].Calls.Sample, PgxPanelSet.Of(person, $"sample-{index + 1}", [], true)))], "advice.card.html", "2025-06-01", new Labels()), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static PatientReport Patient(PatientPharmacogenomics person, string word = "Aziza Karimova") => Samples.Ill(word) with { Pharmacogenomics = person };

    public static GeneCall Called(string gene, string diplotype, string? phenotype, string? score = null) => new(
        gene, CallStatus.Called, null, [new CalledDiplotype(diplotype, diplotype.Split('/'), 4, new GeneResult(phenotype, score))], [], [new GeneResult(phenotype, score)], [], true, [], [], [], "vcf");

    public static GeneCall Uncalled(string gene, CallStatus status, string reason, params IReadOnlyList<string> missing) => new(gene, status, reason, [], [], [], [], false, missing, [], [], "vcf");

    public static MatchedRow Row(int index, AdviceAction action, AdviceStrength strength, string gene, string text, string? population = null) => new(
        index, new AdviceRow(new Dictionary<string, IReadOnlyList<ResultKey>> { [gene] = [ResultKey.Parse("Poor Metabolizer")] }, population, action, strength, text, "Implication.", null), strength, text, "Little active drug is formed.");

    public static AdvisedDrug Drug(string name) => new(name, "1", [], null);

    public static DrugGuideline Guideline(string id, string title) => new()
    {
        Id = id,
        Title = title,
        Version = "1",
        Citation = new AdviceCitation($"{title}. Journal 2024", "10.1000/guideline", "123", null),
        Drugs = [],
        Rows = [],
        Genes = [],
        Review = new FactReview(ReviewStatus.Partly, [], null, null),
    };

    private static SampleCalls Calls(string word, bool absentIsReference) => new($"folder/{word}.vcf", word, "GRCh38",
    [
        Called("CYP2C19", $"*1/*2{word}", "Intermediate Metabolizer"),
        Called("CYP2D6", "*1/*4", "Intermediate Metabolizer", "1.0") with { Source = "outside", Warnings = [.. Enumerable.Range(1, 4).Select(number => new CallWarning(string.Create(CultureInfo.InvariantCulture, $"PGX10{number}"), $"{word} warns {number}."))] },
        Called("DPYD", "x", $"{word} Metabolizer", "1.5") with { Diplotypes = [], Haplotypes = ["Reference", word], AdvicePair = ["Reference", word], IsPhased = false },
        Uncalled("HLA-A", CallStatus.NoData, $"{word} is not there."),
        Called("HLA-B", "*57:01/*15:02", "*15:02 negative, *57:01 positive"),
        Uncalled("NUDT15", CallStatus.NotCalled, $"A required position of {word} is missing.", [.. Enumerable.Range(1, 8).Select(number => $"{word}{number}")]) with { Undocumented = [$"{word}A>T"] },
        Called("SLCO1B1", "*1/*5", "Decreased Function") with
        {
            Diplotypes = [new CalledDiplotype("*1/*5", ["*1", "*5"], 4, new GeneResult("Decreased Function", null)), new CalledDiplotype("*5/*15", ["*5", "*15"], 4, new GeneResult($"Poor Function{word}", null))],
            Results = [new GeneResult("Decreased Function", null), new GeneResult($"Poor Function{word}", null)],
            MissingPositions = ["rs4149056"],
        },
        Called("VKORC1", "a/b", "-1639 AG"),
    ], absentIsReference, $"2025-11-05{word}", new string('d', 64));

    private static DrugAdvice[] Advice(string word)
    {
        var converted = new Phenoconversion("CYP2D6", $"{word} paroxetine", "a strong inhibitor: the activity score counts as 0", "Intermediate Metabolizer (activity score 1.0)", "Poor Metabolizer (activity score 0.0)", null);
        var told = new Phenoconversion("CYP2C19", $"{word} rifampicin", "an inducer: no rule is agreed", "Intermediate Metabolizer", "Intermediate Metabolizer", $"{word} is not certain.");
        var cyp2d6 = new GeneBasis("CYP2D6", ["Poor Metabolizer (activity score 0.0)"], null, [converted], []);
        var cyp2c19 = new GeneBasis("CYP2C19", ["Intermediate Metabolizer"], null, [told], []);
        var slco1b1 = new GeneBasis("SLCO1B1", ["Decreased Function", $"Poor Function{word}"], null, [], ["rs4149056"]);
        var nudt15 = new GeneBasis("NUDT15", [], $"A required position of {word} is missing", [], []);
        var hlaB = new GeneBasis("HLA-B", ["*15:02 negative, *57:01 positive"], null, [], []);
        var opioids = Guideline("opioids", $"{word} opioids");
        var two = Guideline("two", "Two drugs alike") with { Citation = new AdviceCitation($"{word} et al", null, null, null) };
        return
        [
            new(Drug("clopidogrel"), two, AdviceStatus.Advised, false,
                [Row(0, AdviceAction.ChooseAnother, AdviceStrength.Strong, "CYP2C19", "Take another.", $"{word} coronary syndrome"), Row(1, AdviceAction.NoRecommendation, AdviceStrength.NoRecommendation, "CYP2C19", "None is made.")], [cyp2c19], []),
            new(Drug($"{word} tramadol"), opioids, AdviceStatus.Advised, true, [Row(0, AdviceAction.Avoid, AdviceStrength.Strong, "CYP2D6", $"Do not give {word} tramadol.")], [cyp2d6], []),
            new(Drug("mercaptopurine"), two, AdviceStatus.CannotSay, true, [], [nudt15], [$"Cannot say, because NUDT15 is not called (A required position of {word} is missing)."]),
            new(Drug("warfarin"), two, AdviceStatus.Advised, true, [Row(2, AdviceAction.Standard, AdviceStrength.Moderate, "VKORC1", "Give the usual dose.", "adults")], [new GeneBasis("VKORC1", ["-1639 AG"], null, [], [])], []),
            new(Drug("abacavir"), two, AdviceStatus.Advised, false, [Row(0, AdviceAction.Avoid, AdviceStrength.Strong, "HLA-B", "Do not give {drug}.")], [hlaB], []),
            new(Drug("lovastatin"), two, AdviceStatus.Partial, false, [Row(0, AdviceAction.ReduceDose, AdviceStrength.Moderate, "SLCO1B1", "Give at most 20 mg of {drug}.")], [slco1b1], [$"The candidates of SLCO1B1 lead to different advice; typing rs4149056{word} would tell them apart."]),
            new(Drug("simvastatin"), two, AdviceStatus.Partial, false, [Row(0, AdviceAction.ReduceDose, AdviceStrength.Moderate, "SLCO1B1", "Give at most 20 mg of {drug}.")], [slco1b1], [$"The candidates of SLCO1B1 lead to different advice; typing rs4149056{word} would tell them apart."]),
            new(Drug("omeprazole"), two, AdviceStatus.Advised, false, [Row(0, AdviceAction.IncreaseDose, AdviceStrength.Optional, "CYP2C19", "Double the dose.")], [cyp2c19], []),
            new(Drug("atomoxetine"), opioids, AdviceStatus.Advised, false, [Row(0, AdviceAction.Monitor, AdviceStrength.Moderate, "CYP2D6", "Watch.")], [cyp2d6], []),
            new(Drug("sevoflurane"), two, AdviceStatus.Advised, false, [Row(0, AdviceAction.JudgeClinically, AdviceStrength.Strong, "HLA-A", "Judge.")], [new GeneBasis("HLA-A", ["Uncertain Susceptibility"], null, [], [])], []),
            new(Drug("carbamazepine"), two, AdviceStatus.Partial, false, [Row(0, AdviceAction.Standard, AdviceStrength.Strong, "HLA-B", "Usual.")], [hlaB], [$"HLA-A is not called ({word}): what it would add cannot be said."]),
            new(Drug("ondansetron"), two, AdviceStatus.Advised, false, [Row(0, AdviceAction.NoRecommendation, AdviceStrength.NoRecommendation, "CYP2D6", "None is made.")], [cyp2d6], []),
            new(Drug("codeine"), opioids, AdviceStatus.Advised, false, [Row(0, AdviceAction.Standard, AdviceStrength.Strong, "CYP2D6", "Usual.")], [cyp2d6], []),
        ];
    }
}
