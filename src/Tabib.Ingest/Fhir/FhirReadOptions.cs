namespace Tabib.Ingest.Fhir;

/// <summary>How FHIR is read.</summary>
public sealed record FhirReadOptions
{
    /// <summary>The first error stops the reading instead of refusing the resource.</summary>
    public bool Strict { get; init; }

    /// <summary>The present; dates after it are reported. No check where null.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>Reports units that are no UCUM; not where the reader of another format has looked at them itself.</summary>
    internal bool ReportUnits { get; init; } = true;

    /// <summary>Bytes of the largest resource (of a Bundle: of its largest entry).</summary>
    public int MaximumResourceBytes { get; init; } = 64 << 20;

    /// <summary>Levels of nested JSON.</summary>
    public int MaximumDepth { get; init; } = 64;

    /// <summary>Bytes after which a batch is handed over.</summary>
    public int BatchBytes { get; init; } = 1 << 20;

    /// <summary>Resources after which a batch is handed over.</summary>
    public int BatchResources { get; init; } = 1024;
}
