using Tabib.Core.Outcomes;

namespace Tabib.Ingest;

/// <summary>Where a person said something: a place in a mapping file, or an option of the command line.</summary>
internal readonly struct MappingPlace(MappingElement? element, string? option)
{
    public static implicit operator MappingPlace(string option) => new(null, option);

    public ProblemException Fault(string message) => element?.Fault("MAP004", message)
        ?? new ProblemException(new Problem("MAP004", ProblemSeverity.Fatal, message, new ProblemLocation(Path: option)), ProblemKind.Usage);
}
