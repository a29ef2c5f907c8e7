using System.Text.Json;

namespace Tabib.Conformance.Evidence.Survival;

/// <summary>Numbers of the reference programs, by the path of their members in expected.json.</summary>
internal static class ExpectedNumbers
{
    public static double[] At(params string[] path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(SharedData.Find("prediction/expected.json")));
        var element = document.RootElement;
        foreach (var name in path) element = element.GetProperty(name);
        return element.ValueKind == JsonValueKind.Array ? [.. Flat(element)] : [element.GetDouble()];
    }

    /// <summary>Each number of one list near that of the other, relative to it.</summary>
    public static void Near(IReadOnlyList<double> expected, IReadOnlyList<double> actual, double relative)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (var i = 0; i < expected.Count; i++) Assert.True(Math.Abs(actual[i] - expected[i]) <= relative * Math.Abs(expected[i]), $"number {i + 1}: {actual[i]:R}, expected {expected[i]:R}");
    }

    private static IEnumerable<double> Flat(JsonElement element) => element.EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.Array ? Flat(item) : [item.GetDouble()]);
}
