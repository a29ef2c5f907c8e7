using Tabib.Core.Kernels;
using Tabib.Evidence.Association.Kernels;

namespace Tabib.Evidence.Association;

/// <summary>What all threads share of the models of one binary trait.</summary>
internal sealed class BinaryScan
{
    public BinaryScan(LogisticNullModel model, int trait, AssociationModel kind, TestedColumns tested, AssociationOptions options)
    {
        Model = model;
        Trait = trait;
        Kind = kind;
        Tested = tested;
        FirthFallback = kind == AssociationModel.Logistic && (options.FirthFallback || options.Model == AssociationModel.Auto);
        LikelihoodRatio = kind == AssociationModel.Logistic && options.LikelihoodRatio;
        IsStandardised = options.CovariateRows;
        SumOfWeights = model.Weights.Sum();
        Information = new double[model.Basis.Count * model.FactorStride];
        LogisticKernel.Instance.Gram(model.Basis.Matrix, model.Basis.Count, model.Weights, Information, model.FactorStride);
        Cases = model.Outcome.Sum();
        CaseMask = new SampleMask(Array.ConvertAll(model.Outcome[..model.Basis.Samples.Count], y => y > 0));
        Rows = new RowMatrix(model.Basis.Samples.Count, model.Basis.Count);
        for (var i = 0; i < Rows.Rows; i++)
        {
            var row = Rows[i];
            var root = Math.Sqrt(model.Weights[i]);
            for (var j = 0; j < model.Basis.Count; j++) row[j] = root * model.Basis.Matrix[j][i];
        }
        Columns = new FloatColumns(Rows.Rows, model.Basis.Count + 2);
        Weights = new FloatColumns(Rows.Rows, 1);
        for (var i = 0; i < Rows.Rows; i++)
        {
            for (var j = 0; j < model.Basis.Count; j++) Columns[j][i] = (float)(model.Weights[i] * model.Basis.Matrix[j][i]);
            Weights[0][i] = (float)model.Weights[i];
        }

        ResidualScale = ExactLimbs.Split(model.Residuals.AsSpan(0, Rows.Rows), Columns[model.Basis.Count], Columns[model.Basis.Count + 1]);
    }

    public LogisticNullModel Model { get; }

    /// <summary>Its place among all traits of the run.</summary>
    public int Trait { get; }

    /// <summary>Logistic, Firth or Spa.</summary>
    public AssociationModel Kind { get; }

    public TestedColumns Tested { get; }

    public bool FirthFallback { get; }

    /// <summary>Whether each logistic model is compared with those that lack one of its columns.</summary>
    public bool LikelihoodRatio { get; }

    /// <summary>Whether fits have the covariates themselves as columns, because their coefficients are wanted, rather than orthonormal ones.</summary>
    public bool IsStandardised { get; }

    public double Cases { get; }

    public SampleMask CaseMask { get; }

    /// <summary>Σ μ (1 - μ).</summary>
    public double SumOfWeights { get; }

    /// <summary>Q'WQ, lower triangle, with the stride of the model's factor.</summary>
    public double[] Information { get; }

    /// <summary>Columns of the basis times √(μ (1 - μ)), by sample.</summary>
    public RowMatrix Rows { get; }

    /// <summary>Columns of the basis times μ (1 - μ), then the limbs of y - μ; single precision.</summary>
    public FloatColumns Columns { get; }

    /// <summary>Scale of the limbs.</summary>
    public double ResidualScale { get; }

    /// <summary>μ (1 - μ), single precision.</summary>
    public FloatColumns Weights { get; }

    /// <summary>Room for the columns of a variant's model, with those of the covariates filled in.</summary>
    public ColumnMatrix NewDesign(int columns)
    {
        var basis = Model.Basis;
        var design = new ColumnMatrix(basis.Samples.Count, columns);
        if (IsStandardised) basis.CopyStandardised(design);
        else
        {
            for (var j = 0; j < basis.Count; j++) basis.Matrix[j].CopyTo(design[j]);
        }

        return design;
    }
}
