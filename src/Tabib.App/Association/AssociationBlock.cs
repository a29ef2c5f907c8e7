using Tabib.Core.Tables;
using Tabib.Evidence.Association;

namespace Tabib.App.Association;

/// <summary>Rows of one block of variants and their text, by trait; used again when they are written.</summary>
internal sealed class AssociationBlock(int traits)
{
    public AssociationRows Rows { get; } = new(traits);

    public Utf8TableWriter[] Texts { get; } = [.. Enumerable.Range(0, traits).Select(_ => new Utf8TableWriter())];

    /// <summary>Variants of the selection done when this block is.</summary>
    public int End { get; set; }

    public void Clear()
    {
        Rows.Clear();
        foreach (var text in Texts) text.Clear();
    }
}
