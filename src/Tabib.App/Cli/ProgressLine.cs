using Tabib.App.Capabilities;

namespace Tabib.App.Cli;

/// <summary>Progress on standard error: one line that renews itself on a terminal, a line every ten seconds otherwise; nothing in the first second.</summary>
internal sealed class ProgressLine(TextWriter error, TimeProvider clock, bool enabled) : IProgress<ProgressReport>, IDisposable
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan TerminalInterval = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(10);

    private readonly bool _terminal = enabled && !Console.IsErrorRedirected;
    private readonly long _start = clock.GetTimestamp();
    private readonly Lock _gate = new();
    private string? _stage;
    private long _stageStart;
    private TimeSpan _lastShown;
    private bool _shown;

    public void Report(ProgressReport value)
    {
        if (!enabled) return;
        lock (_gate)
        {
            var now = clock.GetElapsedTime(_start);
            if (_stage != value.Stage)
            {
                _stage = value.Stage;
                _stageStart = clock.GetTimestamp();
            }

            if (now < Quiet || now - _lastShown < (_terminal ? TerminalInterval : LineInterval)) return;
            _lastShown = now;
            Show(value);
        }
    }

    /// <summary>Clears the line.</summary>
    public void Finish()
    {
        lock (_gate)
        {
            if (_terminal && _shown) error.Write("\r\u001b[K");
            _shown = false;
        }
    }

    public void Dispose() => Finish();

    private void Show(ProgressReport value)
    {
        _shown = true;
        var text = Describe(value, clock.GetElapsedTime(_stageStart));
        if (_terminal) error.Write($"\r\u001b[K{text}");
        else error.WriteLine(text);
    }

    internal static string Describe(ProgressReport value, TimeSpan elapsed)
    {
        if (value.Total <= 0) return $"{value.Stage}: {value.Done:N0} {value.Unit}";
        var share = Math.Clamp(value.Done / value.Total, 0, 1);
        var filled = (int)(share * 24);
        var remaining = share > 0.01 ? $", {Format(elapsed * ((1 - share) / share))} left" : "";
        return $"{value.Stage}: [{new string('#', filled)}{new string('.', 24 - filled)}] {share * 100:F0} % ({value.Done:N0} of {value.Total:N0} {value.Unit}{remaining})";
    }

    private static string Format(TimeSpan time) => time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min"
        : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s"
        : $"{Math.Max(1, (int)Math.Ceiling(time.TotalSeconds))} s";
}
