using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Tables;

/// <summary>Makes resources of the rows of one kind of table.</summary>
internal abstract class RowReader(TableContext context)
{
    protected TableContext Context { get; } = context;

    protected long Line => Context.Row.Line;

    /// <summary>Reads the row that the context stands on: adds its resources, or the problem why it was refused.</summary>
    public abstract void Read(ProducedResources resources, ICollection<Problem> problems);

    public static RowReader For(TableContext context) => context.Layout.Kind switch
    {
        TableKind.Patients => new PatientRows(context),
        TableKind.CaseCounts => new CaseCountRows(context),
        _ => new ObservationRows(context),
    };
}
