using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>A change in the spelling of definitions: parsimonious, at its leftmost place, an insertion or deletion with its anchor base.</summary>
/// <param name="Place">GRCh38, 1-based.</param>
/// <param name="Name">HGVS on GRCh38.</param>
/// <param name="Own">The position of the program's own facts that has it; null where it is new.</param>
internal sealed record PharmVarChange(int Place, string Reference, string Alternate, string? Rsid, string Name, PositionFacts? Own);
