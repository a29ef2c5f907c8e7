namespace Tabib.Ingest.Vcf.Selection;

/// <summary>ID=@FILE: the record has an identifier that stands in the file, one a line.</summary>
internal sealed class IdListNode : FilterNode
{
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<byte>> _lookup;
    private readonly bool _wanted;

    private IdListNode(HashSet<string> ids, bool wanted)
    {
        _wanted = wanted;
        _lookup = ids.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <exception cref="Core.Outcomes.ProblemException">VCF070: the file cannot be read.</exception>
    public static IdListNode Read(FilterToken file, FilterComparison comparison)
    {
        var ids = new HashSet<string>(Utf8KeyComparer.Instance);
        try
        {
            foreach (var line in File.ReadLines(file.Text))
                if (line.Trim() is { Length: > 0 } id) ids.Add(id);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw FilterLexer.Fault($"the file '{file.Text}' cannot be read", file.At);
        }

        return new IdListNode(ids, comparison == FilterComparison.Equal);
    }

    public override bool Matches(VcfRecord record)
    {
        var id = record.Id;
        foreach (var range in id.Split((byte)';'))
        {
            if (_lookup.Contains(id[range])) return _wanted;
        }

        return !_wanted;
    }
}
