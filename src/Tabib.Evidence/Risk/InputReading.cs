using Tabib.Core.Facts;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Risk;

/// <summary>What was found for one input, by hand or in a record.</summary>
internal sealed record InputReading
{
    public static readonly InputReading Absent = new();

    /// <summary>In the score's unit; 1 or 0; the category's index; NaN where absent.</summary>
    public double Number { get; init; } = double.NaN;

    public string? Original { get; init; }

    public FactSource? Source { get; init; }

    public DateTimeOffset? Effective { get; init; }

    public double? AgeDays { get; init; }

    public string? Assumed { get; init; }

    /// <summary>Why a candidate was passed over; null where none was.</summary>
    public string? Note { get; init; }

    /// <summary>Why what was given cannot be used at all.</summary>
    public OutcomeReason? Refusal { get; init; }
}
