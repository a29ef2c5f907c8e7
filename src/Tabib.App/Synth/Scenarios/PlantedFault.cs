namespace Tabib.App.Synth.Scenarios;

/// <summary>A fault in the data, planted on purpose.</summary>
/// <param name="Kind">Short name.</param>
/// <param name="Note">What is wrong, one sentence.</param>
/// <param name="Where">The resource, or the file and line.</param>
/// <param name="Code">Code of the problem that an import reports; null where only a look at the values can find it.</param>
/// <param name="IsRefused">An import leaves the resource out.</param>
internal sealed record PlantedFault(string Kind, string Note, string Where, string? Code, bool IsRefused);
