using Tabib.Core.Outcomes;

namespace Tabib.App.Variants;

/// <param name="Records">That could be read.</param>
/// <param name="Errors">Things that break the specification.</param>
/// <param name="Warnings">Things that it advises against.</param>
/// <param name="Refused">Records that could not be read, and damage that ended the reading.</param>
/// <param name="Problems">The first ones, in the order of the file.</param>
/// <param name="Counts">Problems by code.</param>
public sealed record VariantCheckResult(string File, string Version, long Records, long Errors, long Warnings, long Refused, bool IsStrict, IReadOnlyList<Problem> Problems, IReadOnlyDictionary<string, long> Counts);
