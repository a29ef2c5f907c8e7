using System.Text;
using Tabib.App.Reports;

namespace Tabib.App.Association;

/// <summary>Where the points of a Manhattan plot go: stretches that lie close together in one column are one stroke, so that the drawing stays small.</summary>
/// <param name="Marks">Text and height of each mark of the scale.</param>
/// <param name="Grid">A line at each mark.</param>
/// <param name="Odd">Path of every other chromosome's points, from the first on.</param>
/// <param name="Even">Path of the others.</param>
/// <param name="Names">Of chromosomes that have room for them, with their place in percent.</param>
/// <param name="Line">Path of the line of genome-wide significance.</param>
public sealed record ManhattanPlot(IReadOnlyList<(string Text, string Y)> Marks, string Grid, string Odd, string Even, IReadOnlyList<(string Text, string X)> Names, string Line)
{
    public const int Height = 230;
    public const int Top = 10;
    public const int Bottom = 204;

    /// <summary>Columns that the points are gathered in.</summary>
    private const int Columns = 500;

    /// <summary>Pixels that are one stroke together.</summary>
    private const double Close = 3;

    /// <summary>Share of the width that a name takes.</summary>
    private const double NameWidth = 0.045;

    private const double Significant = 7.30103;
    private const int Left = 8;
    private const int Right = 98;

    internal static ManhattanPlot Of(AssociationSummary summary)
    {
        var highest = summary.Top.Count == 0 ? 0 : Math.Min(summary.Top[0].Height, (double)AssociationSummary.HighestCell / AssociationSummary.CellsPerUnit);
        var scale = Axis.Around(0, Math.Max(highest, 8));
        var paths = (Odd: new StringBuilder(), Even: new StringBuilder());
        var heights = new bool[AssociationSummary.HighestCell + 1];
        var gathered = -1;
        foreach (var cell in summary.Cells)
        {
            var (place, height) = Math.DivRem(cell, AssociationSummary.HighestCell + 1);
            var column = place * Columns / GenomeAxis.Places;
            if (column != gathered) Draw(gathered);
            gathered = column;
            heights[height] = true;
        }

        Draw(gathered);

        void Draw(int column)
        {
            if (column < 0) return;
            var across = (column + 0.5) / Columns;
            var band = summary.Axis.Bands.Count(band => band.Start <= across) - 1;
            Strokes(band % 2 <= 0 ? paths.Odd : paths.Even, across, heights, scale);
            Array.Clear(heights);
        }

        return new ManhattanPlot(
            [.. scale.Marks.Select(mark => (scale.TextOf(mark), PlotFrame.Units(Top + Down(mark, scale))))],
            string.Concat(scale.Marks.Select(mark => Level(mark, scale))),
            paths.Odd.ToString(), paths.Even.ToString(), NamesOf(summary.Axis), Level(Significant, scale));
    }

    private static void Strokes(StringBuilder path, double across, bool[] heights, Axis scale)
    {
        var (start, last) = (double.NaN, double.NaN);
        for (var height = 0; height < heights.Length; height++)
        {
            if (!heights[height]) continue;
            var down = Down((height + 0.5) / AssociationSummary.CellsPerUnit, scale);
            if (last - down > Close || double.IsNaN(last))
            {
                End(path, start, last);
                path.Append('M').Append(PlotFrame.Units(across * PlotFrame.InnerWidth)).Append(',').Append(PlotFrame.Units(down));
                start = down;
            }

            last = down;
        }

        End(path, start, last);

        // A stroke of no length with round ends is a dot.
        static void End(StringBuilder path, double start, double last)
        {
            if (!double.IsNaN(start)) path.Append(start == last ? "h0" : "V" + PlotFrame.Units(last));
        }
    }

    /// <summary>Units of the inner drawing from its top.</summary>
    private static double Down(double height, Axis scale) => (Bottom - Top) * (1 - scale.Share(height));

    private static string Level(double height, Axis scale) => $"M0,{PlotFrame.Units(Down(height, scale))}H{PlotFrame.InnerWidth}";

    private static List<(string, string)> NamesOf(GenomeAxis axis)
    {
        var names = new List<(string, string)>();
        var free = 0.0;
        foreach (var (name, start, end) in axis.Bands)
        {
            var middle = (start + end) / 2;
            var bare = name.StartsWith("chr", StringComparison.OrdinalIgnoreCase) ? name[3..] : name;
            if (middle - (NameWidth / 2) < free || bare.Length > 5) continue;
            names.Add((bare, NumberText.Position((Left + (middle * (Right - Left))) / 100)));
            free = middle + (NameWidth / 2);
        }

        return names;
    }
}
