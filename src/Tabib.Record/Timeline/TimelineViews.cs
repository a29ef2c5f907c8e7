using System.Text;

namespace Tabib.Record.Timeline;

/// <summary>Makes every table of a timeline a view over the parts that the manifest names, without the patients that later parts hold anew.</summary>
internal static class TimelineViews
{
    public static void Create(TimelineDatabase database, string directory, TimelineManifest manifest)
    {
        var sql = new StringBuilder("CREATE SCHEMA manifest; CREATE TABLE manifest.hidden(part BIGINT, patient BIGINT); CREATE SCHEMA omop;");
        foreach (var part in manifest.Parts)
        {
            foreach (var (first, last) in part.Hidden) sql.Append($"INSERT INTO manifest.hidden SELECT {part.Number}, unnest(range({first}, {last + 1}));");
        }

        if (manifest.Parts.Count == 0) sql.Append($"CREATE TABLE facts({FactTable.Columns}); CREATE TABLE people({PatientTable.PeopleColumns});");
        foreach (var (name, query) in ClinicalTables.All.Where(table => manifest.Parts.Count > 0 || table.Name != FactTable.Name)) sql.Append($"CREATE VIEW {name} AS {(manifest.Parts.Count == 0 ? query : Union(directory, manifest, name))};");
        foreach (var (name, query) in OmopTables.All) sql.Append($"CREATE VIEW omop.{name} AS {query};");
        database.Execute(sql.ToString());
    }

    private static string Union(string directory, TimelineManifest manifest, string table)
    {
        var parts = manifest.Parts.Select(part =>
            $"SELECT * FROM read_parquet({TimelineDatabase.QuotePath(part.FileIn(directory, table))})" + (part.Hidden.Count == 0 ? "" : $" WHERE patient NOT IN (SELECT patient FROM manifest.hidden WHERE part = {part.Number})"));
        return string.Join(" UNION ALL ", parts);
    }
}
