namespace Tabib.Core.Outcomes;

/// <summary>What a clinical computation can end in. There is no fifth way: no guess, no silent default.</summary>
public enum OutcomeKind
{
    /// <summary>An outcome nobody produced; reading it is a bug and throws.</summary>
    Undefined,
    Value,
    MissingInputs,
    NotApplicable,
    OutOfRange,
}
