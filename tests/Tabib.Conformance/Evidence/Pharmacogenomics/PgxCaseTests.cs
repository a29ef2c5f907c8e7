using System.Text.Json;
using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Outside;

namespace Tabib.Conformance.Evidence.Pharmacogenomics;

/// <summary>The named cases of PharmCAT 3.1.1: what its tests assert and what its matcher gives.</summary>
public sealed class PgxCaseTests
{
    private static readonly Lazy<PgxCaller> Caller = new(() => new PgxCaller(PgxKnowledge.Load()));

    /// <summary>Where the tests write what they expect in words of an older definition or of the report.</summary>
    private static readonly Dictionary<string, string> Spellings = new(StringComparer.Ordinal) { ["Reference/Reference"] = "ivacaftor non-responsive CFTR sequence/ivacaftor non-responsive CFTR sequence" };

    [Fact]
    public void The_matcher_gives_what_the_reference_gives()
    {
        var (compared, faults) = (0, new List<string>());
        foreach (var item in Cases().Where(item => item.TryGetProperty("matcher", out _)))
        {
            var calls = Call(item, withOutside: false);
            foreach (var call in calls.Genes.Where(call => call.Gene is not ("HLA-A" or "HLA-B" or "MT-RNR1")))
            {
                var has = item.GetProperty("matcher").TryGetProperty(call.Gene, out var expected);
                compared++;
                var got = call.Status == CallStatus.Called ? $"{Joined(call.Diplotypes.Select(pair => pair.Name))}|{Joined(call.Haplotypes)}|{call.IsPhased}" : "";
                var want = has ? $"{Joined(Texts(expected, "diplotypes"))}|{Joined(Texts(expected, "haplotypes"))}|{expected.GetProperty("phased").GetBoolean()}" : "";
                if (got != want) faults.Add($"{item.GetProperty("id")} {call.Gene}: {got}, not {want}");
            }
        }

        Assert.True(compared > 1000, $"{compared} compared");
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public void Expected_and_printed_calls_are_met()
    {
        var (compared, faults) = (0, new List<string>());
        foreach (var item in Cases())
        {
            SampleCalls? calls = null;
            foreach (var name in new[] { "expect", "printCalls" })
            {
                if (!item.TryGetProperty(name, out var expectations)) continue;
                foreach (var expected in expectations.EnumerateObject())
                {
                    calls ??= Call(item, withOutside: true);
                    compared++;
                    string[] want = [.. expected.Value.EnumerateArray().SelectMany(value => Plain(value.GetString()!))];
                    var call = calls.Genes.Single(gene => gene.Gene == expected.Name);
                    // What a report prints of one position is in our calls the pair that it stands for.
                    if (want is ["rs4149056 C/rs4149056 T"] && call.Status == CallStatus.NotCalled && call.AdvicePair is ["*1", "*5"]) continue;
                    string[] got = call.Status == CallStatus.Called ? [.. call.Diplotypes.Select(pair => pair.Name), .. call.Haplotypes] : [];
                    if (!want.SequenceEqual(got) && !want.Select(text => Spellings.GetValueOrDefault(text, text)).SequenceEqual(got)) faults.Add($"{item.GetProperty("id")} {name} {expected.Name}: {Joined(got)}, not {Joined(want)}");
                }
            }
        }

        Assert.True(compared > 120, $"{compared} compared");
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    [Fact]
    public void Advice_rests_on_the_expected_alleles()
    {
        var (compared, faults) = (0, new List<string>());
        foreach (var item in Cases().Where(item => item.TryGetProperty("recommendedDiplotypes", out _)))
        {
            var calls = Call(item, withOutside: true);
            foreach (var expected in item.GetProperty("recommendedDiplotypes").EnumerateObject())
            {
                compared++;
                var want = Joined(expected.Value.EnumerateArray().Select(value => value.GetString()!).Order(StringComparer.Ordinal));
                var call = calls.Genes.Single(gene => gene.Gene == expected.Name);
                List<string> got = [.. call.AdvicePair.Count > 0 ? [Joined(call.AdvicePair.Order(StringComparer.Ordinal))] : call.Diplotypes.Select(pair => Joined(pair.Alleles.Order(StringComparer.Ordinal)))];
                if (call.Status == CallStatus.NotCalled) got.Add("Unknown/Unknown");
                if (!got.Contains(want)) faults.Add($"{item.GetProperty("id")} {expected.Name}: {string.Join(" or ", got)}, not {want}");
            }
        }

        Assert.True(compared > 40, $"{compared} compared");
        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static string Joined(IEnumerable<string> texts) => string.Join(" ; ", texts);

    private static IEnumerable<JsonElement> Cases() => File.ReadLines(Path.Combine(SharedData.Find("pgx"), "cases.jsonl")).Select(line => JsonDocument.Parse(line).RootElement);

    private static string[] Texts(JsonElement element, string name) => element.TryGetProperty(name, out var values) ? [.. values.EnumerateArray().Select(value => value.GetString()!)] : [];

    /// <summary>A homozygous allele of the list form stands twice; no call is none.</summary>
    private static string[] Plain(string text)
    {
        const string twice = " (homozygous)";
        if (text is "Unknown/Unknown" or "Not called") return [];
        return text.EndsWith(twice, StringComparison.Ordinal) ? [text[..^twice.Length], text[..^twice.Length]] : [text];
    }

    private static SampleCalls Call(JsonElement item, bool withOutside)
    {
        var options = item.GetProperty("options");
        string[] genes = options.GetProperty("genes").ValueKind == JsonValueKind.Array ? Texts(options, "genes") : [];
        var outside = withOutside ? OutsideCallReader.Read(Texts(options, "outsideCalls"), "outside.tsv", Caller.Value.Knowledge) : [];
        return Caller.Value.Call(Path.Combine(SharedData.Find("pgx"), item.GetProperty("vcf").GetString()!), new PgxCallOptions
        {
            Build = "GRCh38",
            AllMatches = !options.GetProperty("topOnly").GetBoolean(),
            Combinations = options.GetProperty("findCombinations").GetBoolean(),
            ResearchCyp2d6 = options.GetProperty("callCyp2d6").GetBoolean(),
            Genes = genes,
        }, outside).First();
    }
}
