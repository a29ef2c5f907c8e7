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
        FirthFallback = options.FirthFallback;
        IsStandardised = options.CovariateRows;
    }

    public LogisticNullModel Model { get; }

    /// <summary>Its place among all traits of the run.</summary>
    public int Trait { get; }

    /// <summary>Logistic, Firth or Spa.</summary>
    public AssociationModel Kind { get; }

    public TestedColumns Tested { get; }

    public bool FirthFallback { get; }

    /// <summary>Whether fits have the covariates themselves as columns, because their coefficients are wanted, rather than orthonormal ones.</summary>
    public bool IsStandardised { get; }

    public int Columns => Model.Basis.Count + Tested.GenotypeTerms;

    /// <summary>Room for the columns of a variant's model, with those of the covariates filled in.</summary>
    public ColumnMatrix NewDesign()
    {
        var basis = Model.Basis;
        var design = new ColumnMatrix(basis.Samples.Count, Columns);
        if (IsStandardised) basis.CopyStandardised(design);
        else
        {
            for (var j = 0; j < basis.Count; j++) basis.Matrix[j].CopyTo(design[j]);
        }

        return design;
    }
}
