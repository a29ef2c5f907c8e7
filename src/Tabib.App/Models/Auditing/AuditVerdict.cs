namespace Tabib.App.Models.Auditing;

/// <summary>One thing that a reader in a hurry should know.</summary>
/// <param name="Topic">Such as "selection, by site".</param>
/// <param name="Level">alike, differs, or unknown.</param>
/// <param name="Words">In plain words, with the numbers.</param>
public sealed record AuditVerdict(string Score, string Topic, string Level, string Words);
