using Tabib.App.Capabilities;

namespace Tabib.App.Models.Cards;

public sealed record ModelListOptions
{
    [Argument(0, "DIR", "A folder with folders of models.")]
    public string Directory { get; init; } = "";
}
