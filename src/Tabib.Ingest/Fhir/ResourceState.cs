using Tabib.Core.Facts;

namespace Tabib.Ingest.Fhir;

/// <summary>What was read of one resource so far; completed into facts at its end.</summary>
internal struct ResourceState
{
    public ulong Seen;

    /// <summary>The main fact: code, value, comparator, encounter.</summary>
    public FactDraft Draft;

    public FactStatus? Clinical;
    public FactStatus? Verification;
    public FactStatus? Status;
    public bool Proposed;
    public bool DoNotPerform;
    public bool IsGenome;

    /// <summary>The effective time was stated as a period, which says itself when it ends.</summary>
    public bool IsPeriod;

    /// <summary>An element that changes the meaning of the rest and that is not understood.</summary>
    public bool Modified;
    public bool HasBirthSex;

    /// <summary>Concept of a gender that is female or male, plus 1; 0 for none.</summary>
    public int GenderConcept;
    public bool HasComponents;
    public bool HasValue;

    public TimeReader.Span Effective;
    public TimeReader.Span Abatement;
    public TimeReader.Span Known;
    public TimeReader.Span Issued;
    public TimeReader.Span LastUpdated;

    /// <summary>Id of a contained Medication, without '#'; in the buffer's text.</summary>
    public TextSlice ContainedReference;

    /// <summary>Where "contained" starts and ends within the resource; 0 for none.</summary>
    public int ContainedStart;
    public int ContainedEnd;
}
