using Tabib.App.Capabilities;

namespace Tabib.App.Models.Cards;

public sealed record ModelCardOptions
{
    [Argument(0, "DIR", "The model's folder.")]
    public string Directory { get; init; } = "";

    [Option("--html", "Write the card as a page here.", ValueName = "FILE")]
    public string? Html { get; init; }
}
