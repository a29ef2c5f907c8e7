using System.Reflection;
using Tabib.Core.Outcomes;

namespace Tabib.App.Run;

/// <summary>The sample hospital that is built into the program (samples/hospital).</summary>
internal static class SampleHospital
{
    private const string Prefix = "hospital/";
    private const string Truth = "truth.json";

    /// <summary>The end of the sample's last day.</summary>
    public static DateTimeOffset LastDay { get; } = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(-1);

    /// <summary>Writes its files anew.</summary>
    /// <exception cref="ProblemException">OUT001: the folder holds something else.</exception>
    public static void Unpack(string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !File.Exists(Path.Combine(folder, Truth)))
        {
            throw new ProblemException(
                new Problem("OUT001", ProblemSeverity.Fatal, "There is something else than the sample hospital at its place; it is left alone.", new ProblemLocation(folder), "Name another folder with --out, or empty this one."),
                ProblemKind.Usage);
        }

        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            var path = Path.Combine(folder, name[Prefix.Length..].Replace('\\', '/'));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var content = assembly.GetManifestResourceStream(name)!;
            using var file = new FileStream(path, FileMode.Create, FileAccess.Write);
            content.CopyTo(file);
        }
    }
}
