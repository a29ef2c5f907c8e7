using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Advice;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Outside;
using Tabib.Evidence.Pharmacogenomics.Results;
using Tabib.Tests.House;

namespace Tabib.Tests.Evidence.Pharmacogenomics.Advice;

/// <summary>What every result of every gene asks to do with every drug, as <c>advice.tsv</c> beside this file has it: each edit of the knowledge shows there in review.</summary>
/// <remarks>A row is "action/strength", its figures, and eight digits of its text's hash. Set TABIB_ACCEPT=1 to write the table anew; look at the difference with the guideline in hand.</remarks>
public sealed partial class AdviceTableTests
{
    private static readonly PgxKnowledge Knowledge = PgxKnowledge.Load();
    private static readonly DrugAdvisor Advisor = new(Knowledge, AdviceLibrary.Load());

    /// <summary>Diplotypes of genes whose rows ask for alleles.</summary>
    private static readonly Dictionary<string, string[]> Diplotypes = new(StringComparer.Ordinal)
    {
        ["HLA-A"] = ["*31:01/*02:01", "*02:01/*03:01"],
        ["HLA-B"] = ["*15:02/*07:02", "*57:01/*07:02", "*58:01/*07:02", "*07:02/*08:01"],
        ["IFNL3"] = ["rs12979860 reference (C)/rs12979860 reference (C)", "rs12979860 reference (C)/rs12979860 variant (T)", "rs12979860 variant (T)/rs12979860 variant (T)"],
        ["CYP4F2"] = ["*1/*1", "*1/*3"],
    };

    [Fact]
    public void The_advice_is_the_one_that_was_reviewed()
    {
        var path = Path.Combine(Repository.Root, "tests", "Tabib.Tests", "Evidence", "Pharmacogenomics", "Advice", "advice.tsv");
        var actual = string.Concat(Advisor.Library.Guidelines.SelectMany(Lines).Select(line => line + "\n"));
        if (Environment.GetEnvironmentVariable("TABIB_ACCEPT") == "1") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is missing: run the tests once with TABIB_ACCEPT=1.");
        var (expected, found) = (File.ReadAllLines(path), actual.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal([], found.Except(expected, StringComparer.Ordinal));
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Every_drug_is_in_the_table()
    {
        var named = Advisor.Library.Guidelines.SelectMany(Lines).SelectMany(line => line.Split('\t')[0].Split(", ")).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Advisor.Library.Drugs.Select(pair => pair.Drug.Name), named.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Lines(DrugGuideline guideline) =>
        guideline.Drugs.Select(drug => (drug.Name, Table: (IReadOnlyList<string>)[.. Table(drug, guideline)])).GroupBy(pair => string.Join('\n', pair.Table), StringComparer.Ordinal)
            .SelectMany(group => group.First().Table.Select(line => $"{string.Join(", ", group.Select(pair => pair.Name))}\t{line}"));

    /// <summary>A line for results of the last gene that lead to the same.</summary>
    private static IEnumerable<string> Table(AdvisedDrug drug, DrugGuideline guideline)
    {
        IEnumerable<IReadOnlyList<(string Told, string? Line)>> all = [[]];
        foreach (var gene in guideline.Genes)
        {
            IReadOnlyList<(string, string?)> results = [.. Results(Knowledge.Find(gene)!, guideline), .. guideline.Genes.Count > 1 ? [("not called", null)] : Array.Empty<(string, string?)>()];
            all = all.SelectMany(combination => results.Select(result => (IReadOnlyList<(string, string?)>)[.. combination, result]));
        }

        return all.Select(combination => (Others: string.Join("; ", combination.SkipLast(1).Zip(guideline.Genes).Select(pair => $"{pair.Second} {pair.First.Told}")), Last: combination[^1].Told, Advice: Told(drug, guideline, combination)))
            .GroupBy(item => (item.Others, item.Advice))
            .Select(group => $"{(group.Key.Others.Length > 0 ? group.Key.Others + "; " : "")}{guideline.Genes[^1]} {string.Join(", ", group.Select(item => item.Last))}\t{group.Key.Advice}");
    }

    private static IEnumerable<(string Told, string? Line)> Results(GeneFacts facts, DrugGuideline guideline)
    {
        if (Diplotypes.TryGetValue(facts.Gene, out var diplotypes)) return diplotypes.Select(name => (name, (string?)$"{facts.Gene}\t{name}"));
        // CYP2C9 of warfarin: rows by score and rows by allele.
        if (guideline.Rows.Any(row => row.When.GetValueOrDefault(facts.Gene)?.Any(key => key.Alleles.Count > 0) == true)) return new[] { "*1/*1", "*1/*2", "*3/*3", "*1/*8", "*5/*11" }.Select(name => (name, (string?)$"{facts.Gene}\t{name}"));
        return facts.HasActivityScore
            ? facts.Scores.Where(rule => ResultRules.TryValue(rule.Score, out _) && !rule.Score.StartsWith('≥')).Select(rule => (rule.Score, (string?)$"{facts.Gene}\t\t\t{rule.Score}"))
            : facts.Results.Select(rule => rule.Result).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(result => (result, (string?)$"{facts.Gene}\t\t{result}"));
    }

    private static string Told(AdvisedDrug drug, DrugGuideline guideline, IEnumerable<(string Told, string? Line)> combination)
    {
        var calls = OutsideCallReader.Read([.. combination.Select(pair => pair.Line).OfType<string>()], "o.tsv", Knowledge)
            .Select(call => OutsideCalls.Of(Knowledge.Find(call.Gene)!, [call], new GeneCall(call.Gene, CallStatus.NoData, "no data", [], [], [], [], false, [], [], [], "vcf")));
        var advice = Advisor.Advise(new SampleCalls("f.vcf", "s", "GRCh38", [.. calls], false, "v", "h"), drug, guideline, []);
        return $"{advice.Status}{string.Concat(advice.Rows.Select(row => " | " + Told(row)))}";
    }

    private static string Told(MatchedRow row)
    {
        var figures = string.Join(' ', Figures().Matches(row.Text).Select(match => match.Value));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row.Row.Text}\n{row.Row.Implication}\n{row.Row.Open}")))[..8];
        return $"{(row.Row.Population is { } population ? population + ": " : "")}{AdviceWords.Of(row.Row.Action)}/{AdviceWords.Of(row.Strength)}{(figures.Length > 0 ? $" ({figures})" : "")} {hash}";
    }

    [GeneratedRegex(@"(?<![\w*:.,])\d+([.,]\d+)*( to \d+([.,]\d+)*)?( ?%| (mg|g|ng|mcg)(/\w+)*)?|\b(half|quarter|third|tenth|twice|thrice|double|doubled)\b")]
    private static partial Regex Figures();
}
