using System.Reflection;

namespace Tabib.App.Run;

/// <summary>The sample hospital that is built into the program (samples/hospital).</summary>
internal static class SampleHospital
{
    private const string Prefix = "hospital/";

    /// <summary>The end of the sample's last day.</summary>
    public static DateTimeOffset LastDay { get; } = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(-1);

    /// <summary>Writes its files; those that are there already with the same content are left.</summary>
    public static void Unpack(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, name[Prefix.Length..].Replace('\\', '/'));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var content = assembly.GetManifestResourceStream(name)!;
            if (File.Exists(path) && new FileInfo(path).Length == content.Length) continue;
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
            content.CopyTo(file);
        }
    }
}
