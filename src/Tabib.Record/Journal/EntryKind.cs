namespace Tabib.Record.Journal;

/// <summary>What an entry of the journal records. The values are stored; never renumber.</summary>
internal enum EntryKind
{
    Resource = 1,

    /// <summary>Someone read a patient's record.</summary>
    Access = 2,

    /// <summary>A result was made of data: what it is, and the hash of its file.</summary>
    Result = 3,
}
