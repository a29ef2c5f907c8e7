namespace Tabib.Core.Facts;

/// <summary>A fact on its way from bytes to the journal: numbers and slices only, so that extraction allocates nothing per fact. <see cref="FactBuffer"/> holds what the slices point to.</summary>
public struct FactDraft
{
    public FactKind Kind;
    public FactStatus Status;
    public FactValueKind ValueKind;
    public bool KnownAtInferred;

    /// <summary>0 none, else the ASCII of '&lt;' (less), 'l' (less or equal), 'g' (greater or equal), '&gt;' (greater).</summary>
    public byte Comparator;

    /// <summary>The comparator as a Quantity has it; null for none.</summary>
    public readonly string? ComparatorText => Comparator switch
    {
        (byte)'<' => "<",
        (byte)'l' => "<=",
        (byte)'g' => ">=",
        (byte)'>' => ">",
        _ => null,
    };

    /// <summary>Index in the <see cref="ConceptTable"/>; never absent.</summary>
    public int Concept;

    /// <summary>Further codings: range in <see cref="FactBuffer.OtherConcepts"/>.</summary>
    public int OtherStart;
    public int OtherCount;

    /// <summary>Index in the <see cref="ConceptTable"/> of the panel this is a component of; −1 none.</summary>
    public int Panel;

    /// <summary>Index in the <see cref="ConceptTable"/> (system "" , value = category code); −1 none.</summary>
    public int Category;

    /// <summary>Index in the <see cref="ConceptTable"/> (system UCUM, value = unit) for quantities; −1 otherwise.</summary>
    public int Unit;

    /// <summary>Index in the <see cref="ConceptTable"/> for coded values; −1 otherwise.</summary>
    public int ValueConcept;

    /// <summary>Digits, text, reference, date or "true"/"false", unescaped UTF-8 in <see cref="FactBuffer.Text"/>.</summary>
    public TextSlice Value;

    /// <summary>The encounter reference in <see cref="FactBuffer.Text"/>; empty none.</summary>
    public TextSlice Encounter;

    /// <summary>UTC ticks; the interval is half-open.</summary>
    public long EffectiveStart;
    public long EffectiveEnd;

    /// <summary>UTC ticks.</summary>
    public long KnownAt;
}
