using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Tabib.App.Cli;

namespace Tabib.App.Association;

/// <summary>One text that differs where inputs, options or program differ: what was half done may go on only with the same.</summary>
internal static class RunFingerprint
{
    public static string Of(AssociationRunOptions options, IEnumerable<string> inputs)
    {
        // What changes no byte of the result may differ.
        var same = options with { Threads = 0, Memory = 0, Purpose = null, Resume = false, NoReport = false, Out = "" };
        var text = new StringBuilder(CommandLine.Version).Append('\n').Append(JsonSerializer.Serialize(same)).Append('\n');
        foreach (var path in inputs)
        {
            var file = new FileInfo(path);
            text.Append(CultureInfo.InvariantCulture, $"{file.FullName}\t{file.Length}\t{file.LastWriteTimeUtc.Ticks}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
