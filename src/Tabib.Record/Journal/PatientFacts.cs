using Tabib.Core.Facts;
using Tabib.Core.Identity;

namespace Tabib.Record.Journal;

/// <summary>The facts of one patient as the journal keeps them: drafts and slices, for reading many patients without allocation. The reader reuses it; what takes from it must copy.</summary>
internal sealed class PatientFacts
{
    public PatientKey Patient { get; set; }

    public FactBuffer Facts { get; } = new();

    /// <summary>One for each draft of <see cref="Facts"/>, in the same order.</summary>
    public List<FactOrigin> Origins { get; } = [];

    public void Clear()
    {
        Facts.Clear();
        Origins.Clear();
    }
}
