namespace Tabib.Conformance;

/// <summary>Finds the outside data; a test is skipped where it is absent.</summary>
internal static class SharedData
{
    public static string Find(string relative)
    {
        if (TryFind(relative) is { } path) return path;
        Assert.Skip("data absent");
        return "";
    }

    /// <summary>For cases that are listed before a test could be skipped; null where the data are absent.</summary>
    public static string? TryFind(string relative)
    {
        var roots = new List<string?> { Environment.GetEnvironmentVariable("TABIB_SHARED") };
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent) roots.Add(Path.Combine(folder.FullName, "shared"));
        foreach (var root in roots)
        {
            if (root is null) continue;
            foreach (var path in new[] { Path.Combine(root, "data", relative), Path.Combine(root, relative) })
            {
                if (Path.Exists(path)) return path;
            }
        }

        return null;
    }
}
