using System.Globalization;
using System.Text;
using Tabib.Core.Outcomes;

namespace Tabib.Evidence.Prediction.Training;

/// <summary>Trees that LightGBM grows one after the other for a logistic loss; free it after use.</summary>
/// <remarks>Ke et al., LightGBM, NeurIPS 2017. The library's deterministic mode: the same rows, seed and number of threads give the same trees.</remarks>
internal sealed class TreeBooster : IDisposable
{
    private const int Double = 1;
    private const int Single = 0;
    private const int RawMargin = 1;

    private readonly nint _learnt;
    private readonly nint _heldOut;
    private readonly nint _booster;
    private readonly int _columns;

    /// <param name="columns">One array a term, NaN where missing.</param>
    /// <param name="held">Rows whose loss is watched; may be empty.</param>
    /// <exception cref="ProblemException">MOD027: the library cannot be loaded; MOD028: it refuses the rows.</exception>
    public TreeBooster(double[][] columns, bool[] outcomes, int[] learnt, int[] held, TrainingOptions options, int leaves)
    {
        _columns = columns.Length;
        var parameters = string.Create(
            CultureInfo.InvariantCulture,
            $"objective=binary metric=binary_logloss num_leaves={leaves} learning_rate={options.LearningRate:R} min_data_in_leaf={options.LeastRowsInLeaf} seed={options.Seed} deterministic=true force_row_wise=true feature_pre_filter=false num_threads={options.Threads} verbosity=-1");
        try
        {
            _learnt = Dataset(columns, outcomes, learnt, parameters, 0);
            Check(LightGbmLibrary.CreateBooster(_learnt, parameters, out _booster));
            if (held.Length == 0) return;
            _heldOut = Dataset(columns, outcomes, held, parameters, _learnt);
            Check(LightGbmLibrary.AddHeldOut(_booster, _heldOut));
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException)
        {
            throw ModelTrainer.Fault("MOD027", $"LightGBM, which grows the trees, cannot be loaded: {error.Message.Split('\n')[0]}", "On Debian and Ubuntu it needs the package libgomp1; it is there for x64 on Linux, macOS and Windows. The other models need no such library.");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Adds a tree; false where no split is left that helps.</summary>
    public bool Grow()
    {
        Check(LightGbmLibrary.GrowTree(_booster, out var isFinished));
        return isFinished == 0;
    }

    /// <summary>The mean logistic loss of the held-out rows.</summary>
    public double HeldOutLoss()
    {
        Span<double> loss = stackalloc double[1];
        Check(LightGbmLibrary.Evaluate(_booster, 1, out _, loss));
        return loss[0];
    }

    /// <summary>The model as LightGBM writes it.</summary>
    public string Text()
    {
        Check(LightGbmLibrary.Write(_booster, 0, -1, 0, 0, out var length, []));
        var bytes = new byte[length];
        Check(LightGbmLibrary.Write(_booster, 0, -1, 0, length, out _, bytes));
        return Encoding.UTF8.GetString(bytes.AsSpan(0, (int)length - 1)); // The length counts the zero at the end.
    }

    /// <summary>Margins as the library itself finds them.</summary>
    public double[] Margins(double[][] columns)
    {
        var margins = new double[columns[0].Length];
        Check(LightGbmLibrary.Predict(_booster, Matrix(columns, [.. Enumerable.Range(0, margins.Length)]), Double, margins.Length, _columns, 0, RawMargin, 0, -1, "", out _, margins));
        return margins;
    }

    public void Dispose()
    {
        if (_booster != 0) _ = LightGbmLibrary.FreeBooster(_booster);
        if (_heldOut != 0) _ = LightGbmLibrary.FreeDataset(_heldOut);
        if (_learnt != 0) _ = LightGbmLibrary.FreeDataset(_learnt);
    }

    private static nint Dataset(double[][] columns, bool[] outcomes, int[] rows, string parameters, nint reference)
    {
        Check(LightGbmLibrary.CreateDataset(Matrix(columns, rows), Double, rows.Length, columns.Length, 0, parameters, reference, out var dataset));
        var labels = Array.ConvertAll(rows, row => outcomes[row] ? 1f : 0f);
        if (LightGbmLibrary.SetField(dataset, "label", labels, labels.Length, Single) == 0) return dataset;
        _ = LightGbmLibrary.FreeDataset(dataset);
        throw Refused();
    }

    /// <summary>Column after column.</summary>
    private static double[] Matrix(double[][] columns, int[] rows)
    {
        if ((long)columns.Length * rows.Length > Array.MaxLength) throw ModelTrainer.Fault("MOD028", $"{rows.Length:N0} rows of {columns.Length:N0} terms are more than trees are grown of at once.", "Leave out features or rows.");
        var matrix = new double[columns.Length * rows.Length];
        for (var j = 0; j < columns.Length; j++)
        {
            var own = matrix.AsSpan(j * rows.Length, rows.Length);
            for (var i = 0; i < own.Length; i++) own[i] = columns[j][rows[i]];
        }

        return matrix;
    }

    private static void Check(int code)
    {
        if (code != 0) throw Refused();
    }

    private static ProblemException Refused() => ModelTrainer.Fault("MOD028", $"LightGBM refuses the rows: {LightGbmLibrary.LastError}", "Leave out features with extreme values, or choose another --model.");
}
