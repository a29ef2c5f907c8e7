using Tabib.App.Capabilities;
using Tabib.App.Pages;
using Tabib.App.Reports;
using Tabib.Core.Tables;
using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Pharmacogenomics;

/// <summary>The page of <c>tabib pgx advise</c> and the cards beside it.</summary>
internal static class PgxAdviceFiles
{
    /// <summary>A page of more would be megabytes, and nobody's.</summary>
    private const int MostSamples = 50;

    /// <param name="options">With the page's place.</param>
    /// <param name="report">With advice for the drugs that were asked for, or taken, or all.</param>
    /// <param name="hasMedications">Whether anything says what is taken.</param>
    /// <returns>Where the cards were written.</returns>
    /// <exception cref="Core.Outcomes.ProblemException">CLI002: there are too many samples for a page.</exception>
    public static string Write(PgxAdviseCommandOptions options, PgxAdviseReport report, DrugAdvisor advisor, TakenDrugs taken, bool hasMedications, DateTimeOffset now)
    {
        var page = options.Html!;
        if (report.Samples.Count > MostSamples) throw Fault.InOption("--html", $"A page is of at most {MostSamples} samples; these are {report.Samples.Count}. Name one with --sample.");
        var labels = new Labels();
        var card = Path.Combine(Path.GetDirectoryName(page) ?? "", PgxPages.CardNameOf(Path.GetFileName(page)));
        var day = FactText.Day(now);
        // A card, and the page unless it was asked for some drugs alone, speak of every drug: what is left out would look harmless.
        var whole = People(options, report with { Samples = [.. report.Samples.Select(sample => sample with { Advice = [.. advisor.Library.Drugs.Select(pair => advisor.Advise(sample.Calls, pair.Drug, pair.Guideline, taken))] })] });
        var shown = options.Drug.Count > 0 ? People(options, report) : whole;
        HashSet<string> asked = options.Drug.Count == 0 ? [] : [.. report.Samples.SelectMany(sample => sample.Advice).Select(advice => advice.Drug.Name)];
        var content = new PgxAdvicePageContent([.. shown.Select((person, index) => (person.Name, PgxPanelSet.Of(person.Person, $"sample-{index + 1}", asked, hasMedications) with { WarfarinUnchecked = report.WarfarinReview.Open }))], Path.GetFileName(card), day, labels);
        var cards = whole.Select(person => WalletCardMaker.Of(new WalletPerson(person.Name, null, null, day, Path.GetFileName(page)), person.Person, labels)).ToList();
        Write(page, stream => PgxPages.Write(content, stream));
        Write(card, stream => PgxPages.WriteCards(new PageRenderer(labels), cards, stream));
        return card;
    }

    /// <summary>Samples of a patient are one person; those of a file are each one.</summary>
    private static List<(string Name, PatientPharmacogenomics Person)> People(PgxAdviseCommandOptions options, PgxAdviseReport report)
    {
        PatientPharmacogenomics Of(IReadOnlyList<SampleAdvice> samples) => new(samples, report.Medications, report.WithoutGuideline, report.KnowledgeHash);
        return options.Patient is { } patient ? [(patient, Of(report.Samples))] : [.. report.Samples.Select(sample => (sample.Calls.Sample, Of([sample])))];
    }

    private static void Write(string path, Action<Stream> render)
    {
        using var file = new ResultFile(path);
        render(file.Stream);
        file.Commit();
    }
}
