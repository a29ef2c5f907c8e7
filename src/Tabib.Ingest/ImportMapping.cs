using System.Text.Json;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Hl7v2;
using Tabib.Ingest.Tables;

namespace Tabib.Ingest;

/// <summary>What a person says of inputs that do not say it themselves: the columns of tables, the authorities of HL7 v2 identifiers.</summary>
public sealed class ImportMapping
{
    private const int Largest = 1 << 20;

    private readonly IReadOnlyList<TableMapping> _tables;
    private readonly TableOptions? _options;

    private ImportMapping(IReadOnlyList<TableMapping> tables, Hl7v2Mapping hl7v2, TableOptions? options) => (_tables, Hl7v2, _options) = (tables, hl7v2, options);

    /// <summary>Nothing but what the inputs say.</summary>
    public static ImportMapping None { get; } = new([], new Hl7v2Mapping(), null);

    internal Hl7v2Mapping Hl7v2 { get; }

    /// <exception cref="ProblemException">MAP001 to MAP004: the file cannot be read, or something in it means nothing.</exception>
    public static ImportMapping Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            if (new FileInfo(path).Length > Largest) throw new ProblemException(new Problem("MAP001", ProblemSeverity.Fatal, "The mapping is larger than a megabyte.", new ProblemLocation(path)));
            return Read(File.ReadAllBytes(path), path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new Problem("MAP001", ProblemSeverity.Fatal, "The mapping cannot be read.", new ProblemLocation(path), "Check the path and its permissions."), ProblemKind.InputMissing, fault);
        }
    }

    /// <summary>The same with what the command line says: it goes before the file.</summary>
    /// <exception cref="ProblemException">MAP004: no unit, no date format, no time zone.</exception>
    public ImportMapping With(TableOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return new ImportMapping(_tables, options.TimeZone is null ? Hl7v2 : Hl7v2 with { TimeZone = options.TimeZone }, options);
    }

    internal static ImportMapping Read(ReadOnlyMemory<byte> json, string file)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 });
            return Read(new MappingElement(document.RootElement, file, "$"), document.RootElement.ValueKind);
        }
        catch (JsonException fault)
        {
            throw new ProblemException(new Problem("MAP001", ProblemSeverity.Fatal, "The mapping is no JSON.", new ProblemLocation(file, fault.LineNumber + 1), "See docs/guide/importing.md."), ProblemKind.BadData, fault);
        }
    }

    /// <summary>What is said of a table; nothing where nobody says anything.</summary>
    internal TableMapping TableFor(string name)
    {
        var mapping = _tables.FirstOrDefault(table => table.IsFor(name)) ?? new TableMapping();
        return _options?.Over(mapping) ?? mapping;
    }

    /// <summary>True where something is said of the table: then it is read, whatever its columns are called.</summary>
    public bool Names(string name) => _options is { NamesColumns: true } || _tables.Any(table => table.IsFor(name));

    private static ImportMapping Read(MappingElement root, JsonValueKind kind)
    {
        if (kind != JsonValueKind.Object) throw root.Fault("MAP003", "An object is needed here.");
        if (!root.Has("tables") && !root.Has("hl7v2")) return new ImportMapping([TableMappingReader.Read(root)], new Hl7v2Mapping(), null);
        root.CheckMembers(new HashSet<string>(["tables", "hl7v2"]));
        return new ImportMapping([.. root.Items("tables").Select(TableMappingReader.Read)], root.Has("hl7v2") ? Hl7v2Mapping.Read(root["hl7v2"]) : new Hl7v2Mapping(), null);
    }
}
