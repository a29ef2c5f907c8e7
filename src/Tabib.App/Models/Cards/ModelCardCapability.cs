using Tabib.App.Capabilities;
using Tabib.App.Reports;
using Tabib.Core.Tables;

namespace Tabib.App.Models.Cards;

/// <summary>Shows a model's card.</summary>
public sealed class ModelCardCapability : Capability<ModelCardOptions, ModelCard>
{
    public override string Name => "models card";

    public override string Summary => "Shows a model's card: what it is for, what it was made of, how well it does and for whom, and what nobody has stated.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("models card samples/models/readmission", "The card as lines."),
        new("models card samples/models/readmission --html card.html --quiet", "And as a page."),
    ];

    public override ModelCard Run(ModelCardOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        var card = ModelCardFile.Read(options.Directory);
        if (options.Html is not { } path) return card;
        using var file = new ResultFile(path);
        ModelCardPages.Write(new ModelCardContent(card, new Labels()), file.Stream);
        file.Commit();
        return card;
    }

    protected override void WriteText(ModelCard result, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(output);
        CardText.Write(result, output);
    }
}
