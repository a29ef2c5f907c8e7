using Tabib.App.Capabilities;

namespace Tabib.App.Variants;

/// <summary>Progress by records, of which the number is not known before the end.</summary>
internal sealed class RecordCount(string stage, IProgress<ProgressReport> progress) : IProgress<long>
{
    public void Report(long value) => progress.Report(new ProgressReport(stage, value, 0, "records"));
}
