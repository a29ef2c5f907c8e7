namespace Tabib.App.Synth.Images;

/// <summary>A drawing with the outline of a chest radiograph: body, two lungs, ribs, spine, heart, sometimes a nodule. For tests of reading and showing; it looks like no real picture.</summary>
internal static class ChestPicture
{
    public const int Size = 128;

    private const int Every = 8;

    private const int Last = 60;

    public static bool IsFor(long person) => person < Last && person % Every == 1;

    public static string NameOf(string person) => $"images/{person}-chest.png";

    /// <returns>Null where there is none: in every other picture.</returns>
    public static Nodule? NoduleOf(long person, ulong seed)
    {
        if (person / Every % 2 == 1) return null;
        var draws = Draws.For(seed, person, DrawPurpose.Image, 1);
        return new Nodule((draws.Chance(0.5) ? 38 : 90) + draws.Below(9) - 4, 44 + draws.Below(34), draws.Uniform(3.5, 6));
    }

    /// <summary>Gray values, row by row.</summary>
    public static byte[] Draw(long person, ulong seed)
    {
        var draws = Draws.For(seed, person, DrawPurpose.Image);
        var nodule = NoduleOf(person, seed);
        var (width, ribs) = (draws.Uniform(0.92, 1.05), draws.Uniform(9, 11));
        var pixels = new byte[Size * Size];
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var gray = Tissue(x, y, width, ribs);
                if (nodule is not null) gray += 62 * Math.Exp(-(Square(x - nodule.X) + Square(y - nodule.Y)) / (nodule.Radius * nodule.Radius));
                pixels[(y * Size) + x] = (byte)Math.Clamp(Math.Round((gray + draws.Normal(0, 2.2)) / 4) * 4, 0, 255);
            }
        }

        return pixels;
    }

    private static double Tissue(int x, int y, double width, double ribs)
    {
        if (Ellipse(x, y, 64, 74, 58 * width, 66) > 1) return 6;
        double gray = 150;
        var lung = Math.Min(Ellipse(x, y, 38, 62, 21 * width, 42), Ellipse(x, y, 90, 62, 21 * width, 42));
        if (lung < 1) gray = 52 + (38 * lung) + (13 * Math.Max(0, Math.Sin((y + (0.004 * Square(x - 64))) * 2 * Math.PI / ribs)));
        if (Math.Abs(x - 64) < 6) gray = Math.Max(gray, 188);
        if (Ellipse(x, y, 72, 84, 21, 22) < 1) gray = Math.Max(gray, 172);
        return gray;
    }

    private static double Ellipse(double x, double y, double centreX, double centreY, double radiusX, double radiusY) => Square((x - centreX) / radiusX) + Square((y - centreY) / radiusY);

    private static double Square(double value) => value * value;
}
