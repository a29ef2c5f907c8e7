namespace Tabib.Decision.Rules;

/// <summary>Which file a rule comes from.</summary>
/// <param name="Path">Relative to the knowledge folder, such as "rules/kidney.json".</param>
/// <param name="Sha256">Of the file's bytes, lower-case hex; goes into every recommendation.</param>
public sealed record RulePackIdentity(string Id, string Version, string Licence, string Path, string Sha256);
