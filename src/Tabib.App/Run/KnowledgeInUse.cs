using System.Security.Cryptography;
using System.Text;
using Tabib.App.Knowledge;

namespace Tabib.App.Run;

/// <summary>The knowledge that a run used.</summary>
/// <param name="Sha256">Over id and hash of every pack, in their order.</param>
internal sealed record KnowledgeInUse(int Packs, string Sha256)
{
    public static KnowledgeInUse Of(KnowledgePackList list) =>
        new(list.Packs.Count, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(list.Packs.Select(pack => $"{pack.Id} {pack.Sha256}\n"))))));
}
