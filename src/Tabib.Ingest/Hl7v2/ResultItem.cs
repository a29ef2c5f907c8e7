namespace Tabib.Ingest.Hl7v2;

/// <summary>An OBX with the notes that follow it.</summary>
/// <param name="Value">One repetition of OBX-5, or several lines of text; empty where the segment has no value.</param>
internal sealed record ResultItem(Hl7Segment Obx, CodedElement Code, IReadOnlyList<Hl7Field> Value, List<string> Notes)
{
    public string Type => Obx[2].Component(1).Value;

    public bool IsText => Type is "TX" or "FT" or "ST";
}
