namespace Tabib.Ingest;

/// <summary>Units met so far: an input has few different ones.</summary>
internal sealed class ClinicalUnits
{
    private const int MostKept = 4096;

    private readonly Dictionary<string, ClinicalUnit> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ClinicalUnit>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public ClinicalUnits() => _bySpan = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    public ClinicalUnit Read(ReadOnlySpan<char> text)
    {
        if (_bySpan.TryGetValue(text, out var unit)) return unit;
        unit = ClinicalUnit.Read(text.ToString());
        if (_known.Count < MostKept) _known[unit.Text] = unit;
        return unit;
    }
}
