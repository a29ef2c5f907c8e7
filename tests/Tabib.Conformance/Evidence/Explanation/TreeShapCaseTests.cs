using System.Globalization;
using Tabib.Core.Trees;
using Tabib.Evidence.Explanation;

namespace Tabib.Conformance.Evidence.Explanation;

/// <summary>Contributions and interactions of XGBoost 1.7 for 20 trees on the Pima data, in floats there; XGBoost's zeros of glucose, pressure, skin, insulin and bmi were missing.</summary>
public sealed class TreeShapCaseTests
{
    private static readonly string[] Names = ["preg", "glu", "bp", "skin", "ins", "bmi", "ped", "age"];

    public static TheoryData<string> Files => ["trees.json", "model.json"];

    [Theory]
    [MemberData(nameof(Files))]
    public void Contributions_of_forty_rows(string file)
    {
        var expected = Lines("treeshap/contribs.csv");
        var table = PathDependentShap.Explain(Model(file), Pima(expected.Count), cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(table.BaseValue, -0.75519772 - 2e-6, -0.75519772 + 2e-6);
        Assert.InRange(table.GreatestGap(), 0, 1e-14);
        for (var row = 0; row < expected.Count; row++)
        {
            for (var i = 0; i < Names.Length; i++) Near(expected[row][1 + i], table.Columns[i][row]);
            Near(expected[row][^1], table.Margins[row]);
        }
    }

    [Fact]
    public void Interactions_of_five_rows()
    {
        var lines = File.ReadLines(SharedData.Find("prediction/treeshap/interactions.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        var table = PathDependentInteractions.Explain(Model("trees.json"), Pima(5), cancellation: TestContext.Current.CancellationToken);
        // XGBoost counts the base value as a ninth feature, which interacts with none.
        var baseValue = PathDependentShap.Explain(Model("trees.json"), Pima(5), cancellation: TestContext.Current.CancellationToken).BaseValue;
        Assert.Equal(5 * 45, lines.Count);
        foreach (var line in lines)
        {
            var (first, second) = (Array.IndexOf(Names, line[1]), Array.IndexOf(Names, line[2]));
            Near(Number(line[3]), first >= 0 && second >= 0 ? table.Of((int)Number(line[0]), first, second) : first == second ? baseValue : 0);
        }
    }

    private static TreeEnsemble Model(string file)
    {
        var path = SharedData.Find("prediction/treeshap/" + file);
        return file == "model.json" ? XGBoostModel.Read(File.ReadAllBytes(path), path) : XGBoostDump.Read(File.ReadAllBytes(path), Names, place: path);
    }

    private static double[][] Pima(int rows)
    {
        var lines = File.ReadLines(SharedData.Find("prediction/external/pima-indians-diabetes.data.csv")).Take(rows).Select(line => line.Split(',').Select(Number).ToArray()).ToList();
        return [.. Enumerable.Range(0, Names.Length).Select(i => lines.Select(line => i is >= 1 and <= 5 && line[i] == 0 ? double.NaN : line[i]).ToArray())];
    }

    private static List<double[]> Lines(string relative) => [.. File.ReadLines(SharedData.Find("prediction/" + relative)).Skip(1).Select(line => line.Split(',').Select(Number).ToArray())];

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Near(double expected, double found) => Assert.InRange(found, expected - 2e-6, expected + 2e-6);
}
