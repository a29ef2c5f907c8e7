using System.Text;
using Tabib.Core.Tables;

namespace Tabib.Ingest.Plink;

/// <summary>Lines of a .pvar being made, and whether each REF may not be the reference's allele. Workers fill one each; <see cref="GenotypeSetWriter"/> takes them in order.</summary>
public sealed class PvarLines(PvarColumns columns)
{
    private readonly List<bool> _provisional = [];
    private readonly Utf8TableWriter _table = new();

    public PvarColumns Columns { get; } = columns;

    public int Count => _provisional.Count;

    internal ReadOnlySpan<byte> Written => _table.Written;

    internal IReadOnlyList<bool> Provisional => _provisional;

    public void Clear()
    {
        _provisional.Clear();
        _table.Clear();
    }

    /// <param name="position">1-based.</param>
    /// <param name="alternate">ALT alleles parted by commas, "." for none.</param>
    /// <param name="quality">As the other texts: "." where there is none; not written where the columns lack it.</param>
    public void Add(ReadOnlySpan<byte> chromosome, int position, ReadOnlySpan<byte> id, ReadOnlySpan<byte> reference, ReadOnlySpan<byte> alternate, ReadOnlySpan<byte> quality, ReadOnlySpan<byte> filter, ReadOnlySpan<byte> info, ReadOnlySpan<byte> centimorgans, bool isProvisional)
    {
        _table.Add(chromosome).Add(position).Add(id).Add(reference).Add(alternate);
        if (Columns.HasQuality) _table.Add(quality);
        if (Columns.HasFilter) _table.Add(filter);
        if (Columns.HasInfo) _table.Add(info);
        if (Columns.HasCentimorgans) _table.Add(centimorgans);
        _table.EndRow();
        _provisional.Add(isProvisional);
    }

    /// <summary>Lines made elsewhere, of the same columns.</summary>
    public void Take(PvarLines other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _table.AddRows(other.Written);
        _provisional.AddRange(other._provisional);
    }

    /// <summary>Meta lines and the line that names the columns.</summary>
    internal static byte[] Header(PvarColumns columns, IEnumerable<string> meta)
    {
        var text = new StringBuilder();
        foreach (var line in meta) text.Append(line).Append('\n');
        text.Append("#CHROM\tPOS\tID\tREF\tALT");
        if (columns.HasQuality) text.Append("\tQUAL");
        if (columns.HasFilter) text.Append("\tFILTER");
        if (columns.HasInfo) text.Append("\tINFO");
        if (columns.HasCentimorgans) text.Append("\tCM");
        return Encoding.UTF8.GetBytes(text.Append('\n').ToString());
    }
}
