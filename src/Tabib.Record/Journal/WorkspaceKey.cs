using System.Security.Cryptography;
using Tabib.Core.Outcomes;

namespace Tabib.Record.Journal;

/// <summary>The key that wraps the patients' keys. It lies outside the workspace and its backups, readable by its owner alone.</summary>
internal static class WorkspaceKey
{
    public const int Length = 32;

    public static byte[] Create(string id, WorkspaceOptions options)
    {
        var key = new byte[Length];
        options.Keys("workspace", key);
        var path = PathOf(id, options);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            var write = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) write.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var file = new FileStream(path, write);
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexStringLower(key)));
            file.Flush(flushToDisk: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(
                new Problem("JRN017", ProblemSeverity.Fatal, "The key of the new workspace cannot be stored.", new ProblemLocation(path), "Set TABIB_KEYS to a folder outside the workspace that you may write."),
                ProblemKind.InputOutput,
                fault);
        }

        return key;
    }

    /// <exception cref="ProblemException">JRN018: the key is not there or not one.</exception>
    public static byte[] Read(string id, WorkspaceOptions options)
    {
        var path = PathOf(id, options);
        try
        {
            var key = Convert.FromHexString(File.ReadAllText(path).Trim());
            if (key.Length == Length) return key;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            throw Missing(path, fault);
        }

        throw Missing(path, null);
    }

    private static ProblemException Missing(string path, Exception? fault) => new(
        new Problem("JRN018", ProblemSeverity.Fatal, "The key of this workspace is missing or unreadable: its contents cannot be opened.", new ProblemLocation(path), "Set TABIB_KEYS to the folder that holds it."),
        ProblemKind.InputMissing,
        fault);

    private static string PathOf(string id, WorkspaceOptions options)
    {
        var folder = options.KeyDirectory
            ?? (Environment.GetEnvironmentVariable("TABIB_KEYS") is { Length: > 0 } named ? named : null)
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "tabib", "keys");
        return Path.Combine(folder, id + ".key");
    }

    /// <summary>Wraps a patient's key: nonce, tag, cipher text.</summary>
    public static byte[] Wrap(ReadOnlySpan<byte> workspaceKey, ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, long subject)
    {
        var wrapped = new byte[nonce.Length + PayloadCodec.TagLength + key.Length];
        nonce.CopyTo(wrapped);
        using var aes = new AesGcm(workspaceKey, PayloadCodec.TagLength);
        aes.Encrypt(nonce, key, wrapped.AsSpan(nonce.Length + PayloadCodec.TagLength), wrapped.AsSpan(nonce.Length, PayloadCodec.TagLength), BitConverter.GetBytes(subject));
        return wrapped;
    }

    /// <exception cref="ProblemException">JRN019: the wrong workspace key, or a changed row.</exception>
    public static byte[] Unwrap(ReadOnlySpan<byte> workspaceKey, ReadOnlySpan<byte> wrapped, long subject)
    {
        var key = new byte[Length];
        try
        {
            using var aes = new AesGcm(workspaceKey, PayloadCodec.TagLength);
            aes.Decrypt(wrapped[..PayloadCodec.NonceLength], wrapped[(PayloadCodec.NonceLength + PayloadCodec.TagLength)..], wrapped.Slice(PayloadCodec.NonceLength, PayloadCodec.TagLength), key, BitConverter.GetBytes(subject));
            return key;
        }
        catch (Exception fault) when (fault is CryptographicException or ArgumentException)
        {
            throw new ProblemException(
                new Problem("JRN019", ProblemSeverity.Fatal, "A patient's key does not open with the key of this workspace.", ProblemLocation.None, "Check that TABIB_KEYS holds the right key."),
                ProblemKind.BadData,
                fault);
        }
    }
}
