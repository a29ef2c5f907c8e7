using System.Globalization;
using Tabib.Record.Journal;
using Tabib.Record.Timeline;
using Tabib.Tests.Record.Journal;

namespace Tabib.Tests.Record.Timeline;

/// <summary>What the tests ask of a timeline.</summary>
internal static class TimelineReading
{
    public static TimelineCatchUp CatchUp(this JournalFixture fixture) => PatientTimeline.CatchUp(fixture.Workspace, null, TestContext.Current.CancellationToken);

    /// <summary>The rows of a query, the cells as text with bars between them.</summary>
    public static string[] Ask(this JournalFixture fixture, string sql) => Ask(fixture.Workspace, sql);

    public static string[] Ask(Workspace workspace, string sql)
    {
        using var query = TimelineQuery.Open(workspace, JournalFixture.Access);
        return Ask(query, sql);
    }

    public static string[] Ask(this TimelineQuery query, string sql)
    {
        using var command = query.Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));
        return [.. rows];
    }

    /// <summary>Every row of every table, sorted: equal for equal timelines.</summary>
    public static string[] All(Workspace workspace)
    {
        using var query = TimelineQuery.Open(workspace, JournalFixture.Access);
        return [.. ClinicalTables.All.Select(table => table.Name).Concat(OmopTables.All.Select(table => "omop." + table.Name)).SelectMany(table => Ask(query, $"SELECT '{table}', * FROM {table}")).Order(StringComparer.Ordinal)];
    }

    /// <summary>The rows of an OMOP file as another program reads it, sorted.</summary>
    public static string[] OmopFile(this JournalFixture fixture, string table)
    {
        using var database = TimelineDatabase.ForQueries();
        using var command = database.Connection.CreateCommand();
        command.CommandText = $"SELECT * FROM read_parquet({TimelineDatabase.QuotePath(OmopFiles.FileIn(fixture.Workspace.TimelineDirectory, table))})";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read()) rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(column => Text(reader.GetValue(column)))));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    private static string Text(object value) => value switch
    {
        DBNull or null => "",
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => text,
        System.Collections.IEnumerable list => string.Join(',', list.Cast<object>()),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
