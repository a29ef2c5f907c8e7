using System.Diagnostics.CodeAnalysis;
using System.Text;

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
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var reader = new EssenceReader(Encoding.ASCII.GetString(bytes));
        var definitions = new UcumDefinitions();
        while (reader.Read())
        {
            switch (reader.Tag)
            {
                case "root":
                    definitions.Version = reader.Attribute("version");
                    break;
                case "prefix":
                    definitions.AddPrefix(ref reader);
                    break;
                case "base-unit":
                    definitions.AddBaseUnit(ref reader);
                    break;
                case "unit":
                    definitions.AddUnit(ref reader);
                    break;
            }
        }

        return definitions;
    }

    private void AddPrefix(ref EssenceReader reader)
    {
        var code = reader.Attribute("Code");
        reader.ReadTo("name");
        var name = reader.Content();
        reader.ReadTo("value");
        _prefixes.Add(code, new UcumPrefix(code, name, reader.Attribute("value")));
    }

    private void AddBaseUnit(ref EssenceReader reader)
    {
        var code = reader.Attribute("Code");
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
        reader.ReadTo("name");
        _atoms.Add(code, new UcumAtom { Code = code, Name = reader.Content(), IsMetric = true, Base = dimension });
    }

    private void AddUnit(ref EssenceReader reader)
    {
        var code = reader.Attribute("Code");
        var isMetric = reader.FindAttribute("isMetric") == "yes";
        var isArbitrary = reader.FindAttribute("isArbitrary") == "yes";
        var isSpecial = reader.FindAttribute("isSpecial") == "yes";
        reader.ReadTo("name");
        var name = reader.Content();
        reader.ReadTo("value");
        var function = SpecialFunction.None;
        if (isSpecial)
        {
            reader.ReadTo("function");
            function = SpecialFunctions.ByName(reader.Attribute("name"));
        }

        _atoms.Add(code, new UcumAtom
        {
            Code = code,
            Name = name,
            IsMetric = isMetric,
            IsArbitrary = isArbitrary,
            Function = function,
            Value = reader.Attribute("value"),
            Unit = reader.Attribute("Unit"),
        });
    }
}
