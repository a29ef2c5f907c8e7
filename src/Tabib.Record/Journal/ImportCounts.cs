namespace Tabib.Record.Journal;

/// <summary>What became of the resources of one type.</summary>
public sealed class ImportCounts
{
    public long Read { get; internal set; }

    public long Added { get; internal set; }

    public long NewVersions { get; internal set; }

    public long Unchanged { get; internal set; }

    public long Refused { get; internal set; }

    internal void Add(ImportCounts other)
    {
        Read += other.Read;
        Added += other.Added;
        NewVersions += other.NewVersions;
        Unchanged += other.Unchanged;
        Refused += other.Refused;
    }
}
