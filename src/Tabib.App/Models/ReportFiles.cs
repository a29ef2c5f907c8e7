using System.Security.Cryptography;
using System.Text.Json;
using Tabib.App.Capabilities;
using Tabib.Core.Tables;

namespace Tabib.App.Models;

/// <summary>What a report on a model writes: each file appears whole or not at all.</summary>
internal static class ReportFiles
{
    /// <summary>All numbers of a report as JSON.</summary>
    /// <returns>SHA-256 of the file, which the page tells.</returns>
    public static string WriteNumbers(string path, object report)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonFormat.Writer)) PlainJson.Write(json, report);
        Write(path, stream => stream.Write(bytes.GetBuffer(), 0, (int)bytes.Length));
        return Convert.ToHexStringLower(SHA256.HashData(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    public static void Write(string path, Action<Stream> write)
    {
        using var file = new ResultFile(path);
        write(file.Stream);
        file.Commit();
    }
}
