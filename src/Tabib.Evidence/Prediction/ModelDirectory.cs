using Tabib.Core.Hashing;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;

namespace Tabib.Evidence.Prediction;

/// <summary>A folder with a frozen model: model.json, and what others write beside it.</summary>
public static class ModelDirectory
{
    public const string ModelName = "model.json";

    /// <summary>A larger file is none of ours.</summary>
    private const long LargestModel = 1L << 30;

    /// <summary>The folder is made where there is none; the model appears whole or not at all.</summary>
    /// <exception cref="IOException">The folder may not be written.</exception>
    public static void Save(RiskModel model, string directory)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentException.ThrowIfNullOrEmpty(directory);
        if (ModelChecks.FaultOf(model) is { } fault) throw new ArgumentException(fault, nameof(model));
        Directory.CreateDirectory(directory);
        using var file = new ResultFile(Path.Combine(directory, ModelName));
        file.Stream.Write(ModelFile.Write(model));
        file.Commit();
    }

    /// <exception cref="ProblemException">MOD001: there is no model; MOD002 to MOD004: what is there cannot be used.</exception>
    public static RiskModel Load(string directory)
    {
        var path = PathOf(directory);
        return ModelFile.Read(File.ReadAllBytes(path), path);
    }

    /// <summary>SHA-256 of model.json: which model it was.</summary>
    /// <exception cref="ProblemException">MOD001: there is no model.</exception>
    public static string Fingerprint(string directory) => FileHash.Of(PathOf(directory));

    private static string PathOf(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        var path = Path.Combine(directory, ModelName);
        if (!File.Exists(path)) throw new ProblemException(new Problem("MOD001", ProblemSeverity.Fatal, $"The folder holds no model: there is no {ModelName}.", new ProblemLocation(directory), "Name the folder that tabib models train wrote with --out."), ProblemKind.InputMissing);
        if (new FileInfo(path).Length > LargestModel) throw new ProblemException(new Problem("MOD002", ProblemSeverity.Fatal, "The file is too large for a model.", new ProblemLocation(path)));
        return path;
    }
}
