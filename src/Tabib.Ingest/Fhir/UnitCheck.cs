using Tabib.Core.Facts;
using Tabib.Core.Units;

namespace Tabib.Ingest.Fhir;

/// <summary>Tells whether units are ones that values can be converted by; each distinct unit is parsed once.</summary>
internal sealed class UnitCheck(ConceptTable concepts)
{
    private const byte Good = 1;
    private const byte Bad = 2;

    private byte[] _known = new byte[256];

    /// <param name="unit">Number in the concept table.</param>
    public bool IsUnknown(int unit)
    {
        if (unit >= _known.Length) Array.Resize(ref _known, Math.Max(unit + 1, _known.Length * 2));
        if (_known[unit] == 0)
        {
            var code = concepts.CodeOf(unit).Value;
            _known[unit] = code.Length == 0 || Ucum.TryParse(code, out _, out _) ? Good : Bad;
        }

        return _known[unit] == Bad;
    }
}
