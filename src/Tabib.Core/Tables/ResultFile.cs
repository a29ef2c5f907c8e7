namespace Tabib.Core.Tables;

/// <summary>A file that appears whole or not at all: written beside its place under another name, and moved there when it is complete.</summary>
public sealed class ResultFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporary;
    private FileStream? _stream;

    /// <exception cref="IOException">The folder is gone or may not be written.</exception>
    public ResultFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _temporary = path + ".partial";
        _stream = new FileStream(_temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
    }

    public Stream Stream => _stream ?? throw new ObjectDisposedException(nameof(ResultFile));

    /// <summary>The file is complete: it takes its place.</summary>
    public void Commit()
    {
        Stream.Dispose();
        _stream = null;
        File.Move(_temporary, _path, overwrite: true);
    }

    /// <summary>Not committed: nothing is left.</summary>
    public void Dispose()
    {
        if (_stream is null) return;
        _stream.Dispose();
        _stream = null;
        File.Delete(_temporary);
    }
}
