using System.Globalization;
using System.Text;

namespace Tabib.App.Reports;

/// <summary>Where the people of one input go: a dot each, across by what the input adds, heaped where they are many; by thirds of the input's range in training.</summary>
/// <param name="Dots">Paths of low, middle and high values; then of those that have no place in a range.</param>
internal sealed record SwarmPlot(IReadOnlyList<string> Dots)
{
    public const int Width = 1000;

    public const int Height = 44;

    /// <summary>Units across in which dots are heaped.</summary>
    private const int Place = 8;

    /// <summary>Units between the dots of a heap.</summary>
    private const double Step = 4;

    /// <summary>Higher heaps are cut: the drawing stays small.</summary>
    private const int MostInHeap = 11;

    public static SwarmPlot Of(IReadOnlyList<(double Amount, double? Value)> points, Axis axis)
    {
        var heaps = new Dictionary<int, int>();
        StringBuilder[] paths = [new(), new(), new(), new()];
        foreach (var (amount, value) in points)
        {
            var across = (int)(axis.Share(Math.Clamp(amount, -Axis.Limit, Axis.Limit)) * Width / Place);
            var height = heaps.GetValueOrDefault(across);
            if (height >= MostInHeap) continue;
            heaps[across] = height + 1;
            // From the middle outwards, in turn up and down.
            var down = (Height / 2) + (((height + 1) / 2) * Step * (height % 2 == 0 ? 1 : -1));
            paths[KindOf(value)].Append(CultureInfo.InvariantCulture, $"M{across * Place},{down:0.#}h0");
        }

        return new SwarmPlot([.. paths.Select(path => path.ToString())]);
    }

    /// <summary>One scale for all inputs.</summary>
    public static Axis AxisOf(IEnumerable<double> amounts)
    {
        var all = amounts.Append(0).Select(amount => Math.Clamp(amount, -Axis.Limit, Axis.Limit)).ToArray();
        return Axis.Around(all.Min(), all.Max());
    }

    private static int KindOf(double? value) => value switch { null => 3, < 1.0 / 3 => 0, <= 2.0 / 3 => 1, _ => 2 };
}
