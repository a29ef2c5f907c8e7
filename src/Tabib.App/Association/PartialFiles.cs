using Tabib.Core.Outcomes;
using Tabib.Core.Tables;

namespace Tabib.App.Association;

/// <summary>Result files that grow block by block under the name F.partial, with a note beside the first of them of how far they are whole; complete they take their places.</summary>
internal sealed class PartialFiles : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private readonly string[] _paths;
    private readonly string _note;
    private readonly string _fingerprint;
    private readonly FileStream[] _files;
    private int _blocks;
    private long _noted = -1;
    private bool _isNoteLate;

    /// <summary>Of the files at the end of the last whole block.</summary>
    private long[] _lengths = [];

    private PartialFiles(string[] paths, string note, string fingerprint, FileStream[] files, int blocks)
    {
        _paths = paths;
        _note = note;
        _fingerprint = fingerprint;
        _files = files;
        _blocks = blocks;
    }

    /// <summary>Blocks that were there already.</summary>
    public int Blocks => _blocks;

    /// <param name="fingerprint">Of inputs and options: what is half done with others cannot go on.</param>
    public static PartialFiles Create(string[] paths, string fingerprint)
    {
        var note = NoteOf(paths[0]);
        File.Delete(note);
        return new PartialFiles(paths, note, fingerprint, [.. paths.Select(path => new FileStream(path + ".partial", FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16))], 0);
    }

    /// <returns>Null where nothing was begun.</returns>
    /// <exception cref="ProblemException">ASC015: what is there was begun with other inputs or options, or is damaged.</exception>
    public static PartialFiles? Resume(string[] paths, string fingerprint)
    {
        var note = NoteOf(paths[0]);
        if (!File.Exists(note)) return null;
        var state = Read(note);
        if (state.Fingerprint != fingerprint) throw Fault(note, "The run that was stopped had other inputs, options or another version of the program.", "Run without --resume to begin anew.");
        if (state.Lengths.Length != paths.Length) throw Fault(note, "The note does not fit the files.", "Run without --resume to begin anew.");
        for (var i = 0; i < paths.Length; i++)
        {
            var file = new FileInfo(paths[i] + ".partial");
            if (!file.Exists || file.Length < state.Lengths[i]) throw Fault(file.FullName, "The file is shorter than the note beside it says.", "Run without --resume to begin anew.");
        }

        var files = paths.Select(path => new FileStream(path + ".partial", FileMode.Open, FileAccess.ReadWrite, FileShare.Read, 1 << 16)).ToArray();
        for (var i = 0; i < files.Length; i++)
        {
            files[i].SetLength(state.Lengths[i]);
            files[i].Position = state.Lengths[i];
        }

        return new PartialFiles(paths, note, fingerprint, files, state.Blocks);
    }

    public void Write(int file, ReadOnlySpan<byte> bytes) => _files[file].Write(bytes);

    /// <summary>All that was written so far belongs to whole blocks. The note says so at once or with a block soon after: a kill costs the work of <see cref="Between"/> at most, a stop costs none.</summary>
    public void EndBlock()
    {
        _blocks++;
        _lengths = Array.ConvertAll(_files, file => file.Position);
        if (_noted >= 0 && TimeProvider.System.GetElapsedTime(_noted) < Between) _isNoteLate = true;
        else WriteNote();
    }

    /// <summary>What was written before, from the start.</summary>
    public StreamReader ReadBack(int file) => new(new FileStream(_paths[file] + ".partial", FileMode.Open, FileAccess.Read, FileShare.ReadWrite));

    public void Commit()
    {
        _isNoteLate = false;
        foreach (var file in _files) file.Dispose();
        foreach (var path in _paths) File.Move(path + ".partial", path, overwrite: true);
        File.Delete(_note);
    }

    /// <summary>Not committed: what is whole stays for --resume.</summary>
    public void Dispose()
    {
        try
        {
            if (_isNoteLate) WriteNote();
        }
        finally
        {
            foreach (var file in _files) file.Dispose();
        }
    }

    private void WriteNote()
    {
        foreach (var file in _files) file.Flush();
        using var note = new ResultFile(_note);
        note.Stream.Write(new PartialState(_fingerprint, _blocks, _lengths).ToUtf8());
        note.Commit();
        (_noted, _isNoteLate) = (TimeProvider.System.GetTimestamp(), false);
    }

    private static string NoteOf(string path) => path + ".partial.note";

    private static PartialState Read(string note) =>
        PartialState.Parse(File.ReadAllText(note)) ?? throw Fault(note, "The note of the run that was stopped cannot be read.", "Run without --resume to begin anew.");

    private static ProblemException Fault(string path, string message, string hint) => new(new Problem("ASC015", ProblemSeverity.Fatal, message, new ProblemLocation(path), hint));
}
