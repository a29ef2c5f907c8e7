using System.Text;
using Tabib.Ingest.Vcf;
using Tabib.Ingest.Vcf.Selection;

namespace Tabib.App.Variants;

/// <summary>Which records a command line wants; one for each thread.</summary>
internal sealed class RecordSelection(IReadOnlyList<string> filters, string? include, string? exclude, VcfHeader header)
{
    private readonly byte[][] _filters = [.. filters.Select(Encoding.UTF8.GetBytes)];
    private readonly VariantFilter? _include = include is null ? null : VariantFilter.Parse(include, header);
    private readonly VariantFilter? _exclude = exclude is null ? null : VariantFilter.Parse(exclude, header);

    /// <exception cref="Core.Outcomes.ProblemException">VCF070: an expression cannot be read.</exception>
    public RecordSelection(VariantViewOptions options, VcfHeader header)
        : this(options.Filter, options.Include, options.Exclude, header)
    {
    }

    public bool Matches(VcfRecord record)
    {
        if (_filters.Length > 0 && !HasFilter(record)) return false;
        return (_include is null || _include.Matches(record)) && (_exclude is null || !_exclude.Matches(record));
    }

    private bool HasFilter(VcfRecord record)
    {
        foreach (var filter in _filters)
        {
            if (record.HasFilter(filter)) return true;
        }

        return false;
    }
}
