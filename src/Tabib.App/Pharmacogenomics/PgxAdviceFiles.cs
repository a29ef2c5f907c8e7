using Tabib.App.Genomes;
using Tabib.App.Reports;
using Tabib.Core.Tables;
using Tabib.Evidence.Pharmacogenomics.Advice;

namespace Tabib.App.Pharmacogenomics;

/// <summary>The page of <c>tabib pgx advise</c> and the cards beside it.</summary>
internal static class PgxAdviceFiles
{
    /// <summary>A page of more would be tens of megabytes, and nobody's.</summary>
    public const int MostSamples = 50;

    /// <param name="options">With the page's place.</param>
    /// <param name="report">With advice for the drugs that were asked for, or taken, or all.</param>
    /// <returns>Where the cards were written.</returns>
    /// <exception cref="Core.Outcomes.ProblemException">CLI002: there are too many samples for a page.</exception>
    public static string Write(PgxAdviseCommandOptions options, PgxAdviseReport report, DrugAdvisor advisor, DateTimeOffset now)
    {
        var page = options.Html!;
        if (report.Samples.Count > MostSamples) throw GenotypeInput.Usage("--html", $"A page is of at most {MostSamples} samples; these are {report.Samples.Count}. Name one with --sample.");
        var labels = new Labels();
        var card = Path.Combine(Path.GetDirectoryName(page) ?? "", PgxPages.CardNameOf(Path.GetFileName(page)));
        var day = FactText.Day(now);
        var taken = advisor.Taken(report.Medications);
        // A card, and the page unless it was asked for some drugs alone, speak of every drug: what is left out would look harmless.
        var whole = report.Samples.Select(sample => sample with { Advice = [.. advisor.Library.Drugs.Select(pair => advisor.Advise(sample.Calls, pair.Drug, pair.Guideline, taken))] }).Select(PersonOf).ToList();
        var shown = options.Drug.Count > 0 ? [.. report.Samples.Select(PersonOf)] : whole;
        HashSet<string> asked = options.Drug.Count == 0 ? [] : [.. report.Samples.SelectMany(sample => sample.Advice).Select(advice => advice.Drug.Name)];
        var content = new PgxAdvicePageContent(
            [.. shown.Select((person, index) => (person.Samples[0].Calls.Sample, PgxPanelSet.Of(person, $"sample-{index + 1}", asked, options.Medications is not null)))], Path.GetFileName(card), day, labels);
        var cards = whole.Select(person => WalletCardMaker.Of(new WalletPerson(person.Samples[0].Calls.Sample, null, null, day, Path.GetFileName(page)), person, labels)).ToList();
        Write(page, stream => PgxPages.Write(content, stream));
        Write(card, stream => PgxPages.WriteCards(new Pages.PageRenderer(labels), cards, stream));
        return card;

        PatientPharmacogenomics PersonOf(SampleAdvice sample) => new([sample], report.Medications, report.WithoutGuideline, report.KnowledgeHash);
    }

    private static void Write(string path, Action<Stream> render)
    {
        using var file = new ResultFile(path);
        render(file.Stream);
        file.Commit();
    }
}
