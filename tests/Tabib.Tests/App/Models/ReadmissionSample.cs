using Tabib.App.Capabilities;
using Tabib.App.Models.Training;
using Tabib.Tests.House;

namespace Tabib.Tests.App.Models;

/// <summary>The model and the tables of the invented clinics.</summary>
internal static class ReadmissionSample
{
    public static string Model { get; } = Path.Combine(Repository.Root, "samples", "models", "readmission");

    public static string People { get; } = Table("clinic.csv");

    public static string Before { get; } = Table("clinic-before.csv");

    public static string Followed { get; } = Table("followup.csv");

    /// <summary>A copy of the model's folder, to be spoilt.</summary>
    public static string CopyTo(string folder)
    {
        foreach (var file in Directory.GetFiles(Model)) File.Copy(file, Path.Combine(Directory.CreateDirectory(folder).FullName, Path.GetFileName(file)));
        return folder;
    }

    /// <summary>Boosted trees of the same people, in a folder inside this one.</summary>
    public static string Trees(string folder)
    {
        var path = Path.Combine(folder, "trees");
        new TrainCapability().Run(new TrainOptions { Data = Before, Outcome = "readmitted", Model = "gbdt", Id = "id", Features = ["site", "sex", "age", "stays", "marker"], Folds = 2, Out = path }, new Progress<ProgressReport>(), CancellationToken.None);
        return path;
    }

    private static string Table(string name) => Path.Combine(Repository.Root, "samples", "tables", name);
}
