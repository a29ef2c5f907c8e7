namespace Tabib.App.Synth.Lives;

/// <summary>How a planted value is reached: the body's own value goes over into it during the last years, so that the history leads there.</summary>
internal static class Target
{
    private const double YearsBefore = 5;

    private const double YearsReached = 1.25;

    public static double Blend(double natural, double? target, LifeState state, DateOnly day)
    {
        if (target is not { } goal) return natural;
        var left = (state.Until.DayNumber - day.DayNumber) / 365.25;
        var share = Math.Clamp((YearsBefore - left) / (YearsBefore - YearsReached), 0, 1);
        return natural + ((goal - natural) * share);
    }
}
