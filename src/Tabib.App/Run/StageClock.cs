using System.Diagnostics;

namespace Tabib.App.Run;

/// <summary>How long each stage of a run took.</summary>
internal sealed class StageClock
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly List<RunStage> _stages = [];
    private double _last;

    public IReadOnlyList<RunStage> Stages => _stages;

    public double Seconds => _clock.Elapsed.TotalSeconds;

    /// <summary>Ends the stage that ran until now.</summary>
    public void End(string name)
    {
        var now = Seconds;
        _stages.Add(new RunStage(name, now - _last));
        _last = now;
    }
}
