namespace Tabib.App.Records;

/// <summary>What became of the resources of one type.</summary>
public sealed record ImportTypeCount(string Type, long Read, long Added, long NewVersions, long Unchanged, long Refused);
