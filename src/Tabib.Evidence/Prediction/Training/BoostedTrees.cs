namespace Tabib.Evidence.Prediction.Training;

/// <summary>The library that grows trees.</summary>
public static class BoostedTrees
{
    /// <summary>Of LightGBM: the same trees come from the same version, rows, seed and number of threads.</summary>
    public static string LibraryVersion => LightGbmLibrary.Version;
}
