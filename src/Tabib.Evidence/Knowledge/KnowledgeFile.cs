using System.Security.Cryptography;

namespace Tabib.Evidence.Knowledge;

/// <summary>One file of knowledge as data.</summary>
/// <param name="Path">With forward slashes, relative to the knowledge folder, such as "scores/bmi.json".</param>
/// <param name="Sha256">Of the bytes, lower-case hex; goes into every result.</param>
public sealed record KnowledgeFile(string Path, byte[] Bytes, string Sha256)
{
    internal static KnowledgeFile Of(string path, byte[] bytes) => new(path, bytes, Convert.ToHexStringLower(SHA256.HashData(bytes)));
}
