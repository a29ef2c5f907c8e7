using Tabib.App.Reports;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;

namespace Tabib.App.Pharmacogenomics;

/// <summary>Chooses what stands on a card: what is taken and what is gravest first, and no more than a page holds.</summary>
internal static class WalletCardMaker
{
    private const int MostGenes = 8;
    private const int LongestGenes = 60;
    private const int LongestWords = 120;
    private const int MostWhileTaking = 2;
    private const int MostNotTested = 12;
    private const int LettersOfNotTested = 100;
    private const int MostUnchecked = 14;
    private const int LettersOfUnchecked = 160;
    private const int LongestName = 60;
    private const int HashDigits = 12;

    /// <param name="person">With advice for all drugs that guidelines speak of.</param>
    public static WalletCard Of(WalletPerson who, PatientPharmacogenomics person, Labels labels)
    {
        var calls = person.Samples.Select(sample => sample.Calls).ToList();
        var alerts = person.Samples.SelectMany(sample => sample.Advice.Select(advice => (Advice: advice, sample.Calls, Row: AdviceOrder.Gravest(advice))))
            .Where(alert => alert.Row is not null && IsForCard(alert.Advice, alert.Row, alert.Calls, labels)).ToList();
        var drugs = alerts.GroupBy(alert => alert.Advice.Drug.Name, StringComparer.Ordinal)
            .Select(same => same.MinBy(alert => (AdviceOrder.Place(alert.Row!.Row.Action), alert.Row.Strength)))
            .Select(alert => new WalletDrug(alert.Advice.Drug.Name, alert.Row!.Row.Action, alert.Row.Strength, alert.Advice.IsTaken))
            .OrderBy(drug => !drug.IsTaken).ThenBy(drug => AdviceOrder.Place(drug.Action)).ThenBy(drug => drug.Strength).ThenBy(drug => drug.Name, StringComparer.Ordinal).ToList();
        List<WalletGene> genes = [.. alerts.SelectMany(alert => Grounds(alert.Advice, alert.Calls, labels)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .GroupBy(gene => string.Join($" {labels.CardOr} ", calls.SelectMany(sample => Called(sample, gene)).SelectMany(call => GeneWords.Of(call, labels)).Distinct(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Select(same => new WalletGene(WalletNames.Short(string.Join(", ", same), LongestGenes), WalletNames.Short(same.Key, LongestWords)))];
        var whileTaking = WhileTaking(person, labels);
        var unchecked_ = person.Samples.SelectMany(sample => sample.Advice).Where(advice => advice.Status != AdviceStatus.Advised && !drugs.Exists(drug => drug.Name == advice.Drug.Name))
            .OrderBy(advice => !advice.IsTaken).Select(advice => advice.Drug.Name).Distinct(StringComparer.Ordinal).ToList();
        var card = new WalletCard(
            who with { Name = WalletNames.Short(who.Name, LongestName), Id = who.Id is { } id ? WalletNames.Short(id, LongestName) : null },
            [],
            0,
            [.. genes.Take(MostGenes)],
            Math.Max(0, genes.Count - MostGenes),
            [.. whileTaking.Take(MostWhileTaking)],
            Math.Max(0, whileTaking.Count - MostWhileTaking),
            WalletNames.Of([.. NotTested(calls)], MostNotTested, LettersOfNotTested),
            WalletNames.Of(unchecked_, MostUnchecked, LettersOfUnchecked),
            calls.Exists(sample => sample.AbsentIsReference),
            PgxPanelSet.DifferingGenes(calls).Count > 0,
            alerts.Exists(alert => alert.Advice.Unchecked.Count > 0),
            SourceOf(calls, person.KnowledgeHash));
        var shown = WalletRoom.Fitting(drugs, card, labels);
        return card with
        {
            Drugs = [.. AdviceOrder.Alerts.Select(action => (action, (IReadOnlyList<WalletDrug>)[.. shown.Where(drug => drug.Action == action)])).Where(group => group.Item2.Count > 0)],
            MoreDrugs = drugs.Count - shown.Count,
        };
    }

    /// <summary>Advice that rests only on results of which a card says nothing is left to the full report.</summary>
    private static bool IsForCard(DrugAdvice advice, MatchedRow row, SampleCalls calls, Labels labels) =>
        row.Row.When.Keys.SelectMany(gene => Called(calls, gene)).Any(call => GeneWords.Of(call, labels).Count > 0) || Converted(advice).Any();

    /// <summary>The genes that the gravest row asks for: those with an ordinary result only where all have one.</summary>
    private static IEnumerable<string> Grounds(DrugAdvice advice, SampleCalls calls, Labels labels)
    {
        List<GeneCall> asked = [.. AdviceOrder.Gravest(advice)!.Row.When.Keys.SelectMany(gene => Called(calls, gene)).Where(call => GeneWords.Of(call, labels).Count > 0)];
        var unusual = asked.Where(call => !GeneWords.IsOrdinary(call)).ToList();
        return (unusual.Count > 0 ? unusual : asked).Select(call => call.Gene);
    }

    private static IEnumerable<GeneCall> Called(SampleCalls calls, string gene) => calls.Genes.Where(call => call.Gene == gene && call.Results.Count > 0);

    private static IEnumerable<Phenoconversion> Converted(DrugAdvice advice) => advice.Genes.SelectMany(gene => gene.Conversions).Where(conversion => conversion.From != conversion.To);

    private static List<(string Drug, string Gene, string Words)> WhileTaking(PatientPharmacogenomics person, Labels labels) =>
        [.. person.Samples.SelectMany(sample => sample.Advice).SelectMany(Converted).DistinctBy(conversion => (conversion.Modulator, conversion.Gene, conversion.To))
            .OrderBy(conversion => conversion.Gene, StringComparer.Ordinal).ThenBy(conversion => conversion.Modulator, StringComparer.Ordinal)
            .Select(conversion => (WalletNames.Short(conversion.Modulator), conversion.Gene, string.Join($" {labels.CardOr} ", conversion.To.Split("; ").Select(result => GeneWords.Of(conversion.Gene, result, labels)).Where(words => words.Length > 0).Distinct(StringComparer.Ordinal))))
            .Where(told => told.Item3.Length > 0)];

    /// <summary>A gene that any file has a result of is tested.</summary>
    private static IEnumerable<string> NotTested(List<SampleCalls> calls) =>
        calls.SelectMany(sample => sample.Genes).GroupBy(call => call.Gene, StringComparer.Ordinal).Where(same => same.All(call => call.Results.Count == 0 && call.Status != CallStatus.Called)).Select(same => same.Key).Order(StringComparer.Ordinal);

    private static WalletSource SourceOf(List<SampleCalls> calls, string adviceHash) => new(
        WalletNames.Short(string.Join(", ", calls.Select(sample => Path.GetFileName(sample.File)).Distinct(StringComparer.Ordinal)), LongestName),
        string.Join(", ", calls.Select(sample => $"{WalletNames.Short(sample.KnowledgeVersion)} {Digits(sample.KnowledgeHash)}").Distinct(StringComparer.Ordinal).Take(2)),
        Digits(adviceHash));

    private static string Digits(string hash) => hash.Length <= HashDigits ? hash : hash[..HashDigits];
}
