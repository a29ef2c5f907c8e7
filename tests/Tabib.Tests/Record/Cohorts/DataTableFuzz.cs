using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;

namespace Tabib.Tests.Record.Cohorts;

/// <summary>Bytes as a table: columns of one length, or a coded problem.</summary>
public static class DataTableFuzz
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("tabib-table-fuzz-").FullName;

    public static IEnumerable<byte[]> Seeds() => new[] { "a,b\n1,x\n2,NA\n", "a;b\n1,5;2020-01-01\n", "\"a\"\tb\n\"1\"\t\"x\"\"y\"\n", "a\ntrue\nfalse\n" }.Select(Encoding.UTF8.GetBytes);

    public static void Run(byte[] input)
    {
        var path = Path.Combine(Folder, "table.csv");
        File.WriteAllBytes(path, input);
        try
        {
            var names = DataTable.Read(path, []).Names;
            var table = DataTable.Read(path, names);
            Assert.All(table.Columns, column => Assert.Equal(table.Rows, column.Count));
        }
        catch (ProblemException)
        {
            // Refused with a coded problem, as it should be.
        }
        finally
        {
            File.Delete(path);
        }
    }
}
