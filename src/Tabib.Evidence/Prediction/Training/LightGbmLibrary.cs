using System.Runtime.InteropServices;

namespace Tabib.Evidence.Prediction.Training;

/// <summary>The calls of LightGBM's C interface (include/LightGBM/c_api.h) that growing trees needs. Each returns 0, or -1 and <see cref="LastError"/> tells why.</summary>
internal static partial class LightGbmLibrary
{
    /// <summary>Of the package; kept in each model.</summary>
    public const string Version = "4.7.0";

    private const string Name = "lib_lightgbm";

    public static string LastError => Marshal.PtrToStringUTF8(ErrorText()) ?? "no reason given";

    [LibraryImport(Name, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateDataset(ReadOnlySpan<double> data, int dataType, int rows, int columns, int isRowMajor, string parameters, nint reference, out nint dataset);

    [LibraryImport(Name, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetField(nint dataset, string field, ReadOnlySpan<float> values, int count, int dataType);

    [LibraryImport(Name, EntryPoint = "LGBM_DatasetFree")]
    public static partial int FreeDataset(nint dataset);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int CreateBooster(nint dataset, string parameters, out nint booster);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterAddValidData")]
    public static partial int AddHeldOut(nint booster, nint dataset);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    public static partial int GrowTree(nint booster, out int isFinished);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterGetEval")]
    public static partial int Evaluate(nint booster, int dataset, out int count, Span<double> results);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterSaveModelToString")]
    public static partial int Write(nint booster, int start, int count, int importance, long capacity, out long length, Span<byte> text);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Predict(nint booster, ReadOnlySpan<double> data, int dataType, int rows, int columns, int isRowMajor, int kind, int start, int count, string parameters, out long length, Span<double> results);

    [LibraryImport(Name, EntryPoint = "LGBM_BoosterFree")]
    public static partial int FreeBooster(nint booster);

    [LibraryImport(Name, EntryPoint = "LGBM_GetLastError")]
    private static partial nint ErrorText();
}
