using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Tables;

/// <summary>Measurements: one a row, or a row a time with a column for each.</summary>
/// <remarks>
/// Identity: patient, code, time (and the source's own name of the measurement where it has one) make the id, so that a changed value is a new version of the same Observation.
/// Where one table has different rows of the same patient, code and time, they are counted in their order and stay different Observations.
/// </remarks>
internal sealed class ObservationRows : RowReader
{
    private static readonly string[] Statuses = ["registered", "preliminary", "final", "amended", "corrected", "cancelled", "entered-in-error", "unknown"];

    private readonly CodeCells _codes;
    private readonly ValueCells _values;

    public ObservationRows(TableContext context)
        : base(context)
    {
        _codes = new CodeCells(context);
        _values = new ValueCells(context);
    }

    public override void Read(ProducedResources resources, ICollection<Problem> problems)
    {
        if (Context.Patient(problems) is not { } patient || !TryHead(problems, out var head)) return;
        if (Context.Layout.Measurements.Count == 0)
        {
            ReadSingle(patient, head, resources, problems);
            return;
        }

        foreach (var (column, unitColumn, code) in Context.Layout.Measurements)
        {
            if (Context.Cell(column) is { IsEmpty: false } cell && _values.TryRead(cell, column, Context.Cell(unitColumn), code.Unit, problems, out var value))
                Add(patient, head, code, value, resources, problems);
        }
    }

    private void ReadSingle(in PatientName patient, in Head head, ProducedResources resources, ICollection<Problem> problems)
    {
        if (_codes.Read() is not { } code)
        {
            Context.Refuse(problems, "TAB020", "The row does not say what was measured.", ColumnRole.Code);
            return;
        }

        var column = Context.Layout.ColumnOf(ColumnRole.Value);
        var cell = Context.Cell(column);
        if (cell.IsEmpty) Context.Tell(problems, "TAB032", "A row has no value; it was passed over.", ColumnRole.Value);
        else if (_values.TryRead(cell, column, Context.Cell(ColumnRole.Unit), code.Unit ?? Context.Mapping.Unit, problems, out var value)) Add(patient, head, code, value, resources, problems);
    }

    /// <summary>What all measurements of the row share.</summary>
    private bool TryHead(ICollection<Problem> problems, out Head head)
    {
        head = default;
        var date = Context.Cell(ColumnRole.Date);
        if (date.IsEmpty)
        {
            Context.Refuse(problems, "TAB011", "The row says no time.", ColumnRole.Date);
            return false;
        }

        var clock = Context.Cell(ColumnRole.Clock);
        if (!Context.TryDate(ColumnRole.Date, clock.IsEmpty ? date : $"{date} {clock}", problems, out var effective)) return false;
        DateCells.Cell issued = default;
        if (Context.Cell(ColumnRole.Issued) is { IsEmpty: false } known && !Context.TryDate(ColumnRole.Issued, known, problems, out issued)) return false;
        var status = Context.Text(ColumnRole.Status).ToLowerInvariant();
        if (status.Length > 0 && !Statuses.Contains(status))
        {
            Context.Refuse(problems, "TAB050", $"'{TableContext.Shown(status)}' is no status of an observation.", ColumnRole.Status, $"One of: {string.Join(", ", Statuses)}.");
            return false;
        }

        head = new Head(effective, issued, status.Length > 0 ? status : "final", Context.Text(ColumnRole.Measurement), Context.Text(ColumnRole.Encounter), Context.Text(ColumnRole.Device));
        return true;
    }

    private void Add(in PatientName patient, in Head head, MeasurementCode code, in CellValue value, ProducedResources resources, ICollection<Problem> problems)
    {
        var name = string.Join('\u001F', patient.Key, code.System, code.Code.Length > 0 ? code.Code : code.Display, head.Effective.Start.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{head.Effective.Precision}", head.Measurement);
        var content = string.Join('\u001F', value.Number.Comparator, value.Number.Digits, value.Text, value.Unit, head.Issued.Text, head.Status, head.Encounter, head.Device);
        if (Context.Memory.NumberOf(name, content) is not { } number)
        {
            Context.Tell(problems, "TAB080", "A row is there twice; the second one was passed over.", ColumnRole.Patient);
            return;
        }

        if (number > 0) Context.Tell(problems, "TAB083", "Several rows have the same patient, code and time and different contents: all are kept.", ColumnRole.Date, "Name the column that tells them apart (such as an accession number) in the mapping as measurementColumn.");
        var json = resources.Begin("Observation", DerivedId.Of("observation", name, number == 0 ? "" : $"{number}"));
        ObservationJson.Write(json, patient, head, code, value);
        resources.End(Line);
    }

    /// <summary>What a row says beside code and value.</summary>
    internal readonly record struct Head(DateCells.Cell Effective, DateCells.Cell Issued, string Status, string Measurement, string Encounter, string Device);
}
