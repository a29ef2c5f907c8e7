namespace Tabib.Ingest;

/// <summary>One file to read.</summary>
/// <param name="Path">Full path; "-" for standard input.</param>
/// <param name="Name">As people should see it: relative to what they named.</param>
/// <param name="Source">Name of the organisation or system it comes from: the same Type/id from one source is one resource.</param>
/// <param name="Length">Bytes on disk; 0 where unknown.</param>
public sealed record InputFile(string Path, string Name, InputFormat Format, string Source, long Length);
