using System.Globalization;
using Tabib.Evidence.Polygenic.Ancestry;

namespace Tabib.App.Polygenic;

/// <summary>Reads principal components.</summary>
internal static class ComponentTable
{
    /// <param name="count">PC1 to PC of this number are needed.</param>
    /// <param name="isWanted">Whether the person with an IID is read; null for all.</param>
    public static PrincipalComponents Read(string path, int count, Func<string, bool>? isWanted = null)
    {
        using var table = new NamedTable(path);
        var id = table.Need("IID");
        var columns = Enumerable.Range(1, count).Select(number => table.Need(string.Create(CultureInfo.InvariantCulture, $"PC{number}"))).ToArray();
        var (ids, values) = (new List<string>(), new List<double[]>());
        while (table.Next())
        {
            if (isWanted is not null && !isWanted(table.Text(id))) continue;
            ids.Add(table.Text(id));
            values.Add(Array.ConvertAll(columns, table.Number));
        }

        return new PrincipalComponents([.. ids], [.. values]);
    }
}
