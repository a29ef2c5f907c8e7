using Tabib.Evidence.Pharmacogenomics.Calls;
using Tabib.Evidence.Pharmacogenomics.Results;

namespace Tabib.App.Pharmacogenomics;

/// <summary>A row of the table of genes.</summary>
/// <param name="Anchor">Id of its element.</param>
/// <param name="Candidates">Each diplotype with its result; empty for calls in list form.</param>
public sealed record GeneRow(string Anchor, GeneCall Call, IReadOnlyList<CalledDiplotype> Candidates)
{
    /// <summary>Whether candidates differ in their result.</summary>
    public bool Differs => Call.Results.Count > 1;

    /// <summary>Letters and digits alone, so that any name makes an id.</summary>
    internal static GeneRow Of(GeneCall call, string panel) =>
        new($"{panel}-{new string([.. call.Gene.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')])}", call, call.Diplotypes);

    internal static string TextOf(GeneResult result, string scoreFormat) =>
        string.Join(", ", new[] { result.Phenotype, result.ActivityScore is { } score ? string.Format(System.Globalization.CultureInfo.InvariantCulture, scoreFormat, score) : null }.OfType<string>());
}
