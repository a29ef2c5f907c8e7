using Tabib.Evidence.Pharmacogenomics;
using Tabib.Evidence.Pharmacogenomics.Releases;
using Tabib.Tests.House;

namespace Tabib.Tests.Evidence.Pharmacogenomics;

/// <summary>The two invented releases of samples/pgx.</summary>
internal static class SampleRelease
{
    public static string Folder(int number) => Path.Combine(Repository.Root, "samples", "pgx", $"release-{number}");

    public static PgxImport Import(int number) => PgxImport.Read(Folder(number), Path.Combine(Folder(number), "positions.csv"));

    /// <summary>As a knowledge folder that is read back.</summary>
    public static PgxKnowledge Knowledge(int number, Func<string, string>? edit = null)
    {
        var folder = Directory.CreateTempSubdirectory("tabib-release-").FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "pgx", "genes"));
            foreach (var file in Import(number).Genes)
            {
                var text = System.Text.Encoding.UTF8.GetString(file.Bytes);
                File.WriteAllText(Path.Combine(folder, file.Path), edit is null ? text : edit(text));
            }

            return PgxKnowledge.Load(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
