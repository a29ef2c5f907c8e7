using System.Globalization;

namespace Tabib.Evidence.Knowledge;

/// <summary>A place in a pack's JSON, such as "$.alleles[3].name". Written out only for a problem: packs have tens of thousands of places.</summary>
internal sealed class PackPath
{
    private readonly PackPath? _parent;
    private readonly string _name;
    private readonly int _index;

    private PackPath(PackPath? parent, string name, int index) => (_parent, _name, _index) = (parent, name, index);

    public static PackPath Root { get; } = new(null, "$", -1);

    public PackPath Member(string name) => new(this, name, -1);

    /// <param name="index">Of an element in the array that the member is.</param>
    public PackPath Element(string name, int index) => new(this, name, index);

    public override string ToString()
    {
        var own = _index < 0 ? _name : string.Create(CultureInfo.InvariantCulture, $"{_name}[{_index}]");
        return _parent is null ? own : $"{_parent}.{own}";
    }
}
