using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Tables;

/// <summary>Values of cells with their units.</summary>
internal sealed class ValueCells(TableContext context)
{
    /// <param name="unit">Text of the unit's cell; empty where it says nothing.</param>
    /// <param name="fixedUnit">UCUM code of the mapping; null for none.</param>
    /// <returns>False, with a problem, where it is refused.</returns>
    public bool TryRead(ReadOnlySpan<char> cell, int column, ReadOnlySpan<char> unit, string? fixedUnit, ICollection<Problem> problems, out CellValue value)
    {
        value = default;
        switch (MeasuredNumber.TryRead(cell, context.Mapping.DecimalComma, out var number))
        {
            case MeasuredNumber.Fault.NotFinite:
                context.Refuse(problems, "TAB031", $"'{TableContext.Shown(cell)}' is no finite number.", column, "Where it stands for no value, name it under missing in the mapping.");
                return false;
            case MeasuredNumber.Fault.Unreadable when context.Mapping.TextValues:
                value = new CellValue(default, cell.ToString(), "");
                return true;
            case MeasuredNumber.Fault.Unreadable:
                context.Refuse(problems, "TAB030", $"'{TableContext.Shown(cell)}' is no number.", column, HintFor(cell));
                return false;
        }

        if (!TryUnit(unit, fixedUnit, problems, out var code)) return false;
        if (code.Length == 0) context.Warn(problems, "TAB041", "A value has no unit: it is kept, but cannot be compared or used in a score.", context.Layout.HeaderOf(column), "Give it with --unit, or 1 for a pure number.");
        value = new CellValue(number, null, code);
        return true;
    }

    private bool TryUnit(ReadOnlySpan<char> cell, string? fixedUnit, ICollection<Problem> problems, out string code)
    {
        code = fixedUnit ?? "";
        if (cell.IsEmpty) return true;
        if (context.Mapping.Units.Count > 0 && context.Mapping.Units.TryGetValue(cell.ToString(), out var mapped))
        {
            code = mapped;
            return true;
        }

        var unit = context.Units.Read(cell);
        if (unit.Code is not null)
        {
            code = unit.Code;
            return true;
        }

        context.Refuse(
            problems, "TAB040", $"{unit.Why}.", ColumnRole.Unit,
            unit.Meant is { } meant ? $"Write {meant}, or say so under units in the mapping." : "Say under units in the mapping which UCUM code it is.");
        return false;
    }

    private string HintFor(ReadOnlySpan<char> cell) => cell.Contains(',')
        ? context.Mapping.DecimalComma ? "Leave out separators of thousands." : "Where the comma is the decimal sign, say so with --decimal-comma."
        : "Where the column has texts too, say textValues in the mapping.";
}
