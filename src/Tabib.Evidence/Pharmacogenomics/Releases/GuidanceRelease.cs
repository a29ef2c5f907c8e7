namespace Tabib.Evidence.Pharmacogenomics.Releases;

/// <summary>Guidance as read from a release.</summary>
/// <param name="LeftOut">What could not be taken over, and how many of it.</param>
internal sealed record GuidanceRelease(IReadOnlyList<DrugGuidance> Guidance, string Licence, IReadOnlyDictionary<string, int> LeftOut, IReadOnlyList<ReleaseSource> Sources)
{
    /// <summary>What the release does not say.</summary>
    public IReadOnlyList<GeneImportNote> Notes { get; init; } = [];
}
