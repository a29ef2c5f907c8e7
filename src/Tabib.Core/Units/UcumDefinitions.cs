using System.Diagnostics.CodeAnalysis;
using System.Xml;

namespace Tabib.Core.Units;

/// <summary>The units of the unmodified UCUM essence file that the program carries; read on first use.</summary>
internal sealed class UcumDefinitions
{
    private const string Resource = "knowledge/units/ucum-essence.xml";

    private static readonly Lazy<UcumDefinitions> LazyShared = new(Load);

    private readonly Dictionary<string, UcumAtom> _atoms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UcumPrefix> _prefixes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UcumAtom>.AlternateLookup<ReadOnlySpan<char>> _atomsBySpan;
    private readonly Dictionary<string, UcumPrefix>.AlternateLookup<ReadOnlySpan<char>> _prefixesBySpan;

    private UcumDefinitions()
    {
        _atomsBySpan = _atoms.GetAlternateLookup<ReadOnlySpan<char>>();
        _prefixesBySpan = _prefixes.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public static UcumDefinitions Shared => LazyShared.Value;

    /// <summary>The edition of the definitions, such as "2.2".</summary>
    public string Version { get; private set; } = "";

    public IReadOnlyCollection<UcumAtom> Atoms => _atoms.Values;

    public IReadOnlyCollection<UcumPrefix> Prefixes => _prefixes.Values;

    /// <summary>The whole symbol first, then prefix and metric atom: "cd" is candela, "dar" deci-are.</summary>
    public bool TryFind(ReadOnlySpan<char> symbol, out UcumPrefix? prefix, [NotNullWhen(true)] out UcumAtom? atom)
    {
        prefix = null;
        if (_atomsBySpan.TryGetValue(symbol, out atom)) return true;
        for (var length = 1; length <= 2 && length < symbol.Length; length++)
        {
            if (_prefixesBySpan.TryGetValue(symbol[..length], out prefix)
                && _atomsBySpan.TryGetValue(symbol[length..], out atom)
                && atom.IsMetric)
                return true;
        }

        prefix = null;
        atom = null;
        return false;
    }

    private static UcumDefinitions Load()
    {
        using var stream = typeof(UcumDefinitions).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"The program lacks its unit definitions '{Resource}'.");
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, IgnoreComments = true });
        var definitions = new UcumDefinitions();
        reader.MoveToContent();
        definitions.Version = reader.GetAttribute("version") ?? "";
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            switch (reader.LocalName)
            {
                case "prefix":
                    definitions.AddPrefix(reader);
                    break;
                case "base-unit":
                    definitions.AddBaseUnit(reader);
                    break;
                case "unit":
                    definitions.AddUnit(reader);
                    break;
            }
        }

        return definitions;
    }

    private void AddPrefix(XmlReader reader)
    {
        var code = Attribute(reader, "Code");
        reader.ReadToFollowing("name");
        var name = reader.ReadElementContentAsString();
        reader.ReadToFollowing("value");
        _prefixes.Add(code, new UcumPrefix(code, name, Rational.Parse(Attribute(reader, "value"))));
    }

    private void AddBaseUnit(XmlReader reader)
    {
        var code = Attribute(reader, "Code");
        Dimension dimension = code switch
        {
            "m" => new(1, 0, 0, 0, 0, 0, 0),
            "s" => new(0, 1, 0, 0, 0, 0, 0),
            "g" => new(0, 0, 1, 0, 0, 0, 0),
            "rad" => new(0, 0, 0, 1, 0, 0, 0),
            "K" => new(0, 0, 0, 0, 1, 0, 0),
            "C" => new(0, 0, 0, 0, 0, 1, 0),
            "cd" => new(0, 0, 0, 0, 0, 0, 1),
            _ => throw new InvalidDataException($"The unit definitions hold an eighth base unit '{code}'."),
        };
        reader.ReadToFollowing("name");
        _atoms.Add(code, new UcumAtom { Code = code, Name = reader.ReadElementContentAsString(), IsMetric = true, Base = dimension });
    }

    private void AddUnit(XmlReader reader)
    {
        var code = Attribute(reader, "Code");
        var isMetric = reader.GetAttribute("isMetric") == "yes";
        var isArbitrary = reader.GetAttribute("isArbitrary") == "yes";
        var isSpecial = reader.GetAttribute("isSpecial") == "yes";
        reader.ReadToFollowing("name");
        var name = reader.ReadElementContentAsString();
        reader.ReadToFollowing("value");
        var function = SpecialFunction.None;
        if (isSpecial)
        {
            reader.ReadToFollowing("function");
            function = SpecialFunctions.ByName(Attribute(reader, "name"));
        }

        _atoms.Add(code, new UcumAtom
        {
            Code = code,
            Name = name,
            IsMetric = isMetric,
            IsArbitrary = isArbitrary,
            Function = function,
            Value = Attribute(reader, "value"),
            Unit = Attribute(reader, "Unit"),
        });
    }

    private static string Attribute(XmlReader reader, string name) => reader.GetAttribute(name)
        ?? throw new InvalidDataException($"The unit definitions lack '{name}' in <{reader.LocalName}>.");
}
