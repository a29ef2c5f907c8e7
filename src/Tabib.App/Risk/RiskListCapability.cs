using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.Evidence.Risk;

namespace Tabib.App.Risk;

/// <summary>Lists the published scores.</summary>
public sealed class RiskListCapability : Capability<RiskListOptions, ScoreList>
{
    public override string Name => "risk list";

    public override string Summary => "Lists the published scores with their inputs, units and sources.";

    public override IReadOnlyList<Example> Examples { get; } = [new("risk list", "Names and titles."), new("risk list --json", "With inputs, outputs and citations.")];

    public override ScoreList Run(RiskListOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation) => new([.. ScoreLibrary.Embedded().All]);

    public override void WriteJson(object result, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, JsonFormat.Writer))
        {
            json.WriteStartArray();
            foreach (var pack in ((ScoreList)result).Scores) FindingJson.Write(json, pack);
            json.WriteEndArray();
        }

        output.WriteByte((byte)'\n');
    }

    protected override void WriteText(ScoreList result, TextWriter output)
    {
        var width = result.Scores.Max(score => score.Id.Length);
        foreach (var score in result.Scores) output.WriteLine($"{score.Id.PadRight(width)}  {score.Title}");
        output.WriteLine($"{result.Scores.Count} scores. Inputs, units and sources: tabib risk list --json");
    }
}
