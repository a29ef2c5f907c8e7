namespace Tabib.Core.Outcomes;

public enum ProblemSeverity
{
    /// <summary>Worth knowing; nothing was refused.</summary>
    Information,

    /// <summary>Taken in, but a part of it is not used as a fact.</summary>
    Warning,

    /// <summary>This resource or row was refused; the others go on.</summary>
    Error,

    /// <summary>The rest of the input could not be read.</summary>
    Fatal,
}
