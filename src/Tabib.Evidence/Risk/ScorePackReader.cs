using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Risk;

/// <summary>Reads a score pack: JSON, structure, expressions, units, bands. Whatever is wrong becomes a problem KNW0xx with its JSON path; nothing throws.</summary>
public static class ScorePackReader
{
    public const int MaxBytes = 4 << 20;

    /// <returns>The pack, or null where there is a problem of severity error.</returns>
    public static ScorePack? Read(KnowledgeFile file, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(problems);
        if (file.Bytes.Length > MaxBytes) return Refuse($"A pack has at most {MaxBytes} bytes.");
        try
        {
            using var document = JsonDocument.Parse(file.Bytes);
            var found = new List<Problem>();
            var pack = ReadPack(new PackElement(document.RootElement, file.Path, PackPath.Root, found), file);
            foreach (var problem in found) problems.Add(problem);
            return found.Count == 0 ? pack : null;
        }
        catch (JsonException fault)
        {
            return Refuse($"Not JSON: {fault.Message}");
        }
        catch (InvalidOperationException)
        {
            return Refuse("A name in the pack is no valid Unicode text.");
        }

        ScorePack? Refuse(string why)
        {
            problems.Add(new Problem("KNW010", ProblemSeverity.Error, why, new ProblemLocation(file.Path), "See knowledge/schema/score.schema.json."));
            return null;
        }
    }

    private static ScorePack? ReadPack(PackElement root, KnowledgeFile file)
    {
        if (root.Kind != JsonValueKind.Object)
        {
            root.Fault("KNW010", "A pack is a JSON object.");
            return null;
        }

        var id = root.Text("id");
        if (id != Path.GetFileNameWithoutExtension(file.Path)) root["id"].Fault("KNW012", $"The id '{id}' must be the file's name.");
        var inputs = root.Items("inputs", 200).ConvertAll(ScoreInputReader.Read);
        var outputs = root.Items("outputs", 50).ConvertAll(ReadOutput);
        var exclusions = root.Items("exclusions", 50).ConvertAll(item => new ScoreExclusion(item.Text("when"), item.Text("why"), item.OptionalText("citation")));
        var examples = root.Items("examples").ConvertAll(item => ScoreExampleReader.Read(item, inputs, outputs));
        if (inputs.Count == 0 || outputs.Count == 0 || examples.Count == 0) root.Fault("KNW011", "A pack has at least one input, one output and one example.");
        var program = new ScoreBodyCompiler(root, inputs, outputs, exclusions).Compile();
        var (version, title, licence) = (root.Text("version"), root.Text("title"), root.Text("licence"));
        var (population, category) = (root.Text("population"), root.Text("category"));
        var citation = root["citation"].Text("text") + (root["citation"].OptionalText("doi") is { } doi ? $" doi:{doi}" : "");
        return program is null ? null : new ScorePack(inputs, program)
        {
            Id = id,
            Version = version,
            Title = title,
            Citation = citation,
            Licence = licence,
            Population = population,
            Category = category,
            Notes = root.Items("notes", 20).ConvertAll(item => item.AsText()),
            ByHandOnly = root.Flag("byHandOnly"),
            Outputs = outputs,
            Exclusions = exclusions,
            Examples = examples,
            Sha256 = file.Sha256,
        };
    }

    private static ScoreOutput ReadOutput(PackElement item)
    {
        var bands = item.Items("bands", 50).ConvertAll(ReadBand);
        foreach (var group in bands.GroupBy(band => band.When ?? "", StringComparer.Ordinal))
        {
            var last = double.NegativeInfinity;
            foreach (var band in group)
            {
                if (band.UpTo <= last) item.Fault("KNW015", $"The bands of '{item.Text("name")}' do not rise: {band.UpTo:R} follows {last:R}.");
                last = band.UpTo;
            }
        }

        return new ScoreOutput(item.Text("name"), item.Text("title"), item.Text("unit"), bands, item.Has("probability") ? ReadProbability(item) : null);
    }

    private static ScoreProbability ReadProbability(PackElement item)
    {
        var probability = item["probability"];
        if (item.Text("unit") != "1") probability.Fault("KNW011", "A probability is a pure number: its unit is 1.");
        var years = probability.Number("years");
        if (years <= 0) probability["years"].Fault("KNW011", "The horizon is a number of years above 0.");
        return new ScoreProbability(years, probability.Text("event"));
    }

    private static ScoreBand ReadBand(PackElement item)
    {
        var upTo = item.OptionalNumber("upTo");
        var below = item.OptionalNumber("below");
        if (upTo is not null && below is not null) item.Fault("KNW015", "A band ends with 'upTo' (inclusive) or 'below', not with both.");
        return new ScoreBand(upTo ?? below ?? double.PositiveInfinity, upTo is not null, item.Text("category"), item.OptionalText("text"), item.OptionalText("when"));
    }
}
