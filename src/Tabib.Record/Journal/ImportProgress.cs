namespace Tabib.Record.Journal;

/// <summary>How far an import has come.</summary>
/// <param name="File">The file being read.</param>
/// <param name="Done">Bytes of the files as they lie on disk.</param>
/// <param name="Total">0 where unknown, as for standard input.</param>
public readonly record struct ImportProgress(string File, long Done, long Total);
