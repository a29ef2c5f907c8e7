using Tabib.App.Capabilities;

namespace Tabib.App.Genomes;

/// <summary>Shares of a piece of work, 0 to 1, as progress in per cent.</summary>
internal sealed class ShareOf(IProgress<ProgressReport> progress, string stage) : IProgress<double>
{
    public void Report(double value) => progress.Report(new ProgressReport(stage, 100 * value, 100, "%"));
}
