namespace Tabib.Evidence.Knowledge;

/// <summary>One file of knowledge as data.</summary>
/// <param name="Path">With forward slashes, relative to the knowledge folder, such as "scores/bmi.json".</param>
/// <param name="Sha256">Of the bytes, lower-case hex; goes into every result.</param>
public sealed record KnowledgeFile(string Path, byte[] Bytes, string Sha256);
