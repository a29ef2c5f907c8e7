namespace Tabib.Core.Outcomes;

/// <summary>What a stopping problem means for the caller; the values are the process exit codes.</summary>
public enum ProblemKind
{
    None = 0,
    CheckFailed = 1,
    Usage = 2,
    BadData = 65,
    InputMissing = 66,
    Software = 70,
    InputOutput = 74,
    Cancelled = 130,
}
