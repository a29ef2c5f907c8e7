using System.Globalization;
using Tabib.Evidence.Polygenic.Ancestry;

namespace Tabib.App.Polygenic;

/// <summary>Reads principal components.</summary>
internal static class ComponentTable
{
    /// <param name="count">PC1 to PC of this number are needed.</param>
    public static PrincipalComponents Read(string path, int count)
    {
        var table = NamedTable.Read(path);
        var id = table.Need("IID");
        var columns = Enumerable.Range(1, count).Select(number => table.Need(string.Create(CultureInfo.InvariantCulture, $"PC{number}"))).ToArray();
        return new PrincipalComponents(
            [.. table.Rows.Select(row => row[id])],
            [.. Enumerable.Range(0, table.Rows.Count).Select(row => columns.Select(column => table.Number(row, column)).ToArray())]);
    }
}
