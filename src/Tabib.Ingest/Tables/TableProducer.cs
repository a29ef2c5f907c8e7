using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Tables;

/// <summary>Reads a delimited table (CSV, TSV) of observations, patients or case counts as FHIR resources. A row that cannot be understood is refused with its line and column; the others go on.</summary>
public sealed class TableProducer : IResourceProducer
{
    private const int RowsOfCall = 2048;
    private const int ShownColumns = 12;

    private readonly InputFile _file;
    private readonly TableMapping _mapping;
    private readonly Func<InputFile, Stream> _open;
    private DelimitedReader? _reader;
    private DecompressedStream? _compressed;
    private TableContext? _context;
    private RowReader? _rows;

    public TableProducer(InputFile file, ImportMapping mapping)
        : this(file, mapping, InputStreams.Open)
    {
    }

    internal TableProducer(InputFile file, ImportMapping mapping, Func<InputFile, Stream> open)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(mapping);
        (_file, _mapping, _open) = (file, mapping.TableFor(file.Name), open);
    }

    /// <summary>The source that the table's resources belong to: its own one where identifiers name the patients of a list, for FHIR of the same source may have the same persons under other ids.</summary>
    public static string SourceOf(InputFile file, ImportMapping mapping)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(mapping);
        var table = mapping.TableFor(file.Name);
        var isList = table.StatedKind is null ? file.Format == InputFormat.PatientTable : table.StatedKind == TableKind.Patients;
        return isList && (table.PatientSystem is not null || table.Columns.ContainsKey(ColumnRole.PatientSystem)) ? file.Source + "/patients" : file.Source;
    }

    public long SourceBytesRead => _compressed?.SourceBytesRead ?? _reader?.BytesRead ?? 0;

    public bool Next(ProducedResources resources, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(problems);
        if (_rows is null) Start(problems);
        for (var i = 0; i < RowsOfCall && !resources.IsFull; i++)
        {
            switch (_reader!.Next(problems))
            {
                case DelimitedReader.Result.End:
                    return false;
                case DelimitedReader.Result.Record when _reader.Count == _context!.Layout.Width || IsPadded():
                    _rows!.Read(resources, problems);
                    break;
                case DelimitedReader.Result.Record:
                    problems.Add(new Problem(
                        "TAB005", ProblemSeverity.Error, $"The row has {_reader.Count} fields where the header has {_context.Layout.Width}: its values may be shifted.", new ProblemLocation(_file.Name, _reader.Line),
                        "Put fields that hold the delimiter into quotes; a decimal comma needs another delimiter."));
                    break;
            }
        }

        return true;
    }

    public void Dispose() => _reader?.Dispose();

    /// <summary>Spreadsheets may end each row with empty fields.</summary>
    private bool IsPadded()
    {
        if (_reader!.Count < _context!.Layout.Width) return false;
        for (var i = _context.Layout.Width; i < _reader.Count; i++)
        {
            if (!_reader.Text(i).Trim().IsEmpty) return false;
        }

        return true;
    }

    private void Start(ICollection<Problem> problems)
    {
        var stream = _open(_file);
        _compressed = stream as DecompressedStream;
        _reader = new DelimitedReader(stream, _file.Name);
        var layout = TableLayout.Build(_reader.ReadHeader(_mapping.Delimiter), _mapping, _file.Name);
        _context = new TableContext(_file, _mapping, layout, _reader);
        _rows = RowReader.For(_context);
        if (layout.Unused.Count == 0) return;
        var shown = string.Join(", ", layout.Unused.Take(ShownColumns).Select(name => name.Length == 0 ? "(unnamed)" : TableContext.Shown(name))) + (layout.Unused.Count > ShownColumns ? ", ..." : "");
        problems.Add(new Problem("TAB082", ProblemSeverity.Information, $"Columns that are not read: {shown}.", new ProblemLocation(_file.Name, 1), "Say with --mapping what they hold."));
    }
}
