namespace Tabib.Core.Outcomes;

/// <summary>A problem that stops the work: thrown in strict mode, or when an input as a whole cannot be used.</summary>
public sealed class ProblemException : Exception
{
    public ProblemException(Problem problem, ProblemKind kind = ProblemKind.BadData, Exception? inner = null)
        : base(problem.ToString(), inner)
    {
        Problem = problem;
        Kind = kind;
    }

    public Problem Problem { get; }

    /// <summary>Decides the exit code.</summary>
    public ProblemKind Kind { get; }
}
