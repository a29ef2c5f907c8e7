using Tabib.Core.Coding;
using Tabib.Core.Identity;
using Tabib.Core.Time;

namespace Tabib.Core.Facts;

/// <summary>One thing known of one patient at one time.</summary>
public sealed record Fact
{
    public required PatientKey Patient { get; init; }

    public required FactKind Kind { get; init; }

    /// <summary>What it is about. The first coding of the source; an uncoded one has an empty system and the text as value.</summary>
    public required Code Code { get; init; }

    /// <summary>Further codings of the same thing.</summary>
    public IReadOnlyList<Code> OtherCodes { get; init; } = [];

    /// <summary>The panel this one is a component of, such as 85354-9 for a systolic pressure.</summary>
    public Code? Panel { get; init; }

    /// <summary>Text of the code for people.</summary>
    public string Display { get; init; } = "";

    public FactValue Value { get; init; }

    /// <summary>When it was true of the patient.</summary>
    public required Interval Effective { get; init; }

    /// <summary>When the world knew it: issued, else recorded or authored, else the end of the effective period.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>True where <see cref="KnownAt"/> was taken from the effective period because the source gave nothing better.</summary>
    public bool KnownAtInferred { get; init; }

    public FactStatus Status { get; init; } = FactStatus.Active;

    /// <summary>The FHIR category or class code of the source, such as "vital-signs", "laboratory", "AMB"; empty where none.</summary>
    public string Category { get; init; } = "";

    /// <summary>The encounter it belongs to, as a FHIR reference; null where none.</summary>
    public string? Encounter { get; init; }

    public required FactSource Source { get; init; }

    /// <summary>True when the code or one of the other codings is <paramref name="code"/>.</summary>
    public bool Is(Code code) => Code == code || OtherCodes.Contains(code);
}
