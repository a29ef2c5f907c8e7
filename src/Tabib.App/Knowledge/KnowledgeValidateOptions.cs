using Tabib.App.Capabilities;

namespace Tabib.App.Knowledge;

public sealed record KnowledgeValidateOptions
{
    [Argument(0, "DIR", "A folder with scores/, rules/, concepts/ and pgx/genes/ (default: the packs of the program).", Optional = true)]
    public string? Directory { get; init; }
}
