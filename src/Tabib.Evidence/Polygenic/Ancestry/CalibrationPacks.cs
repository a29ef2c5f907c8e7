using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Polygenic.Ancestry;

/// <summary>Reads calibration packs; one whose worked examples do not come out is not used.</summary>
public static class CalibrationPacks
{
    /// <summary>Folder of knowledge.</summary>
    public const string Folder = "polygenic-calibration";

    /// <summary>Published risks are rounded.</summary>
    private const double Tolerance = 0.005;

    public static IReadOnlyList<CalibrationPack> Load(IReadOnlyList<KnowledgeFile> files, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(problems);
        var packs = new List<CalibrationPack>();
        foreach (var file in files)
            if (Read(file, problems) is { } pack) packs.Add(pack);
        return packs;
    }

    private static CalibrationPack? Read(KnowledgeFile file, ICollection<Problem> problems)
    {
        try
        {
            using var document = JsonDocument.Parse(file.Bytes);
            var faults = new List<Problem>();
            var root = new PackElement(document.RootElement, file.Path, PackPath.Root, faults);
            var pack = new CalibrationPack(
                root.Text("score"), root.Text("outcome"), root.Text("z"), root.Number("baselineRisk"), root.Number("hazardRatio"), [.. root.Items("populations").Select(item => item.AsText())], root.Text("citation"));
            if (faults.Count == 0) Check(pack, root);
            foreach (var fault in faults) problems.Add(fault);
            return faults.Count == 0 ? pack : null;
        }
        catch (JsonException fault)
        {
            problems.Add(new Problem("KNW010", ProblemSeverity.Error, "The pack is no JSON.", new ProblemLocation(file.Path, fault.LineNumber + 1)));
            return null;
        }
    }

    private static void Check(CalibrationPack pack, PackElement root)
    {
        if (pack.Z is not ("Z_NORM1" or "Z_NORM2")) root["z"].Fault("KNW011", "z is Z_NORM1 or Z_NORM2.");
        if (pack.BaselineRisk is not (> 0 and < 1)) root["baselineRisk"].Fault("KNW011", "The baseline risk is between 0 and 1.");
        if (!(pack.HazardRatio > 0)) root["hazardRatio"].Fault("KNW011", "The hazard ratio is above 0.");
        var examples = root.Items("examples");
        if (examples.Count == 0) root.Fault("KNW016", "A pack has at least one worked example.");
        foreach (var example in examples)
            if (!(Math.Abs(pack.RiskAt(example.Number("zValue")) - example.Number("risk")) <= Tolerance)) example.Fault("KNW016", "The worked example does not come out.");
    }
}
