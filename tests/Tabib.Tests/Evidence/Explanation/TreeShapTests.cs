using Tabib.Core.Kernels;
using Tabib.Core.Trees;
using Tabib.Evidence.Explanation;
using Tabib.Evidence.Explanation.Kernels;

namespace Tabib.Tests.Evidence.Explanation;

public sealed class TreeShapTests
{
    private const int Features = 7;

    public static TheoryData<int, SplitRule> Grown => new(from seed in Enumerable.Range(1, 12) from rule in new[] { SplitRule.AtMost, SplitRule.Below } select (seed, rule));

    [Theory]
    [MemberData(nameof(Grown))]
    public void Path_dependent_values_are_those_of_all_subsets(int seed, SplitRule rule)
    {
        var (ensemble, rows) = (GrownTrees.Grow(seed, Features, 3, 9, rule), GrownTrees.Rows(seed, Features, 11));
        var table = PathDependentShap.Explain(ensemble, rows, cancellation: TestContext.Current.CancellationToken);
        var pairs = PathDependentInteractions.Explain(ensemble, rows, cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(table.GreatestGap(), 0, 1e-13);
        for (var row = 0; row < 11; row++)
        {
            double[] values = [.. rows.Select(column => column[row])];
            Near(table.BaseValue, AllSubsets.ByCover(ensemble, values, 0));
            var expected = AllSubsets.Values(Features, known => AllSubsets.ByCover(ensemble, values, known));
            for (var i = 0; i < Features; i++) Near(expected[i], table.Columns[i][row]);
            Same(AllSubsets.Interactions(Features, known => AllSubsets.ByCover(ensemble, values, known)), pairs, row);
        }
    }

    [Theory]
    [MemberData(nameof(Grown))]
    public void Interventional_values_are_those_of_all_subsets(int seed, SplitRule rule)
    {
        var (ensemble, rows, background) = (GrownTrees.Grow(seed, Features, 2, 8, rule), GrownTrees.Rows(seed, Features, 3), GrownTrees.Rows(seed + 100, Features, 9));
        var table = InterventionalShap.Explain(ensemble, rows, background, cancellation: TestContext.Current.CancellationToken);
        var pairs = InterventionalInteractions.Explain(ensemble, rows, background, cancellation: TestContext.Current.CancellationToken);
        Assert.InRange(table.GreatestGap(), 0, 1e-13);
        for (var row = 0; row < 3; row++)
        {
            double[] values = [.. rows.Select(column => column[row])];
            var expected = AllSubsets.Values(Features, known => AllSubsets.ByBackground(ensemble, values, background, known));
            for (var i = 0; i < Features; i++) Near(expected[i], table.Columns[i][row]);
            Same(AllSubsets.Interactions(Features, known => AllSubsets.ByBackground(ensemble, values, background, known)), pairs, row);
        }
    }

    [Fact]
    public void Twelve_features_on_long_paths_agree_with_all_subsets()
    {
        var (ensemble, rows) = (GrownTrees.Grow(77, 12, 2, 16), GrownTrees.Rows(77, 12, 2));
        var table = PathDependentShap.Explain(ensemble, rows, cancellation: TestContext.Current.CancellationToken);
        double[] values = [.. rows.Select(column => column[1])];
        var expected = AllSubsets.Values(12, known => AllSubsets.ByCover(ensemble, values, known));
        for (var i = 0; i < 12; i++) Near(expected[i], table.Columns[i][1]);
    }

    [Theory]
    [InlineData(200, 0.999)]
    [InlineData(200, 0.5)]
    [InlineData(200, 0.04)]
    [InlineData(60, 0.5)]
    public void A_chain_of_200_splits_is_finite_and_additive(int features, double share)
    {
        var chain = GrownTrees.Chain(200, features, share);
        var ensemble = new TreeEnsemble("LightGBM", [.. Enumerable.Range(0, features).Select(i => $"x{i}")], [chain], 0, TreeLink.Identity);
        var rows = GrownTrees.Rows(5, features, 20);
        // The last rows go to the very end.
        foreach (var column in rows) column[18] = column[19] = 100;
        foreach (var table in (ContributionTable[])[PathDependentShap.Explain(ensemble, rows, cancellation: TestContext.Current.CancellationToken), InterventionalShap.Explain(ensemble, rows, GrownTrees.Rows(6, features, 30), cancellation: TestContext.Current.CancellationToken)])
        {
            Assert.All(table.Columns, column => Assert.All(column, value => Assert.True(double.IsFinite(value))));
            Assert.InRange(table.GreatestGap(), 0, 1e-11);
        }
    }

    [Fact]
    public void A_feature_that_is_never_asked_adds_nothing()
    {
        var grown = GrownTrees.Grow(9, Features, 5, 6);
        var ensemble = grown with { Features = [.. grown.Features, "idle"], Trees = [.. grown.Trees.Select(tree => DecisionTree.Of(tree.Nodes.ToArray(), Features + 1, tree.CategoryBits.ToArray()))] };
        var rows = GrownTrees.Rows(9, Features + 1, 30);
        Assert.All(PathDependentShap.Explain(ensemble, rows, cancellation: TestContext.Current.CancellationToken).Columns[Features], value => Assert.Equal(0, value));
        Assert.All(InterventionalShap.Explain(ensemble, rows, rows, cancellation: TestContext.Current.CancellationToken).Columns[Features], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Two_features_that_play_one_part_add_the_same()
    {
        // x0 and x1 above 0: 1; else 0. Half of the data goes each way at each split.
        TreeNode Split(int feature, int left, int right, double cover) => new(feature, 0, left, right, 0, cover, SplitRule.AtMost, MissingRule.NotANumber, true, default);
        var tree = DecisionTree.Of([Split(0, 1, 2, 4), TreeNode.Leaf(0, 2), Split(1, 3, 4, 2), TreeNode.Leaf(0, 1), TreeNode.Leaf(1, 1)], 2);
        var table = PathDependentShap.Explain(new TreeEnsemble("LightGBM", ["x0", "x1"], [tree], 0, TreeLink.Identity), [[1.0, -1, 1], [1.0, -1, -1]], cancellation: TestContext.Current.CancellationToken);
        Assert.Equal(0.25, table.BaseValue);
        Assert.Equal([0.375, -0.125, 0.125], table.Columns[0]);
        Assert.Equal([0.375, -0.125, -0.375], table.Columns[1]);
    }

    [Fact]
    public void Threads_and_other_rows_change_no_bit()
    {
        var (ensemble, rows) = (GrownTrees.Grow(3, Features, 20, 8), GrownTrees.Rows(3, Features, 333));
        var (one, three) = (PathDependentShap.Explain(ensemble, rows, 1, cancellation: TestContext.Current.CancellationToken), PathDependentShap.Explain(ensemble, rows, 3, cancellation: TestContext.Current.CancellationToken));
        var alone = PathDependentShap.Explain(ensemble, [.. rows.Select(column => column[200..203])], cancellation: TestContext.Current.CancellationToken);
        var (interventional, threaded) = (InterventionalShap.Explain(ensemble, rows, rows, 1, cancellation: TestContext.Current.CancellationToken), InterventionalShap.Explain(ensemble, rows, rows, 3, cancellation: TestContext.Current.CancellationToken));
        for (var i = 0; i < Features; i++)
        {
            Assert.Equal(one.Columns[i], three.Columns[i]);
            Assert.Equal(one.Columns[i][200..203], alone.Columns[i]);
            Assert.Equal(interventional.Columns[i], threaded.Columns[i]);
        }
    }

    [Theory]
    [InlineData(SplitRule.AtMost)]
    [InlineData(SplitRule.Below)]
    public void Every_instruction_set_gives_the_same_bits(SplitRule rule)
    {
        var (ensemble, rows) = (GrownTrees.Grow(4, Features, 6, 10, rule), GrownTrees.Rows(4, Features, RowTile.Rows));
        TreePaths[] trees = [.. ensemble.Trees.Select(TreePaths.Of)];
        var rules = UnitQuadrature.ForFactors(Features);
        double[] Sums(Action<TreePaths, RowTile, PathShapScratch> add)
        {
            var tile = new RowTile(Features);
            tile.Fill(rows, 0);
            foreach (var tree in trees) add(tree, tile, new PathShapScratch(tree.Splits.Length, Features, rules.Length));
            return [.. tile.Sums, .. tile.Lost];
        }

        var scalar = Sums((tree, tile, scratch) => PathShapKernel<RowLanesScalar, double>.Add(tree, rules, tile, scratch));
        if (Simd.Level >= SimdLevel.Vector256) Assert.Equal(scalar, Sums((tree, tile, scratch) => PathShapKernel<RowLanes256, System.Runtime.Intrinsics.Vector256<double>>.Add(tree, rules, tile, scratch)));
        if (Simd.Level >= SimdLevel.Vector512) Assert.Equal(scalar, Sums((tree, tile, scratch) => PathShapKernel<RowLanes512, System.Runtime.Intrinsics.Vector512<double>>.Add(tree, rules, tile, scratch)));
        Assert.Contains(scalar, value => value != 0);
    }

    private static void Same(double[,] expected, InteractionTable found, int row)
    {
        for (var i = 0; i < Features; i++)
        {
            for (var j = 0; j < Features; j++) Near(expected[i, j], found.Of(row, i, j));
        }
    }

    private static void Near(double expected, double found) => Assert.InRange(found, expected - 1e-12, expected + 1e-12);
}
