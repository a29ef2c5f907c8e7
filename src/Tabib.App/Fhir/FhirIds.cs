using System.Security.Cryptography;
using System.Text;

namespace Tabib.App.Fhir;

/// <summary>Ids of the resources that Tabib makes: the same for the same patient, conclusion, moment and knowledge, so that a server takes a second delivery as the same resource.</summary>
internal static class FhirIds
{
    public static string Of(params ReadOnlySpan<string> parts)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)), hash);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
