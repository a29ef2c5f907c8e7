using System.Text;

namespace Tabib.Ingest.Plink;

/// <summary>Collects the rows of a table of traits or covariates.</summary>
internal sealed class PhenotypeRows(IReadOnlyList<string> names, bool hasFamilies)
{
    private const double MissingCode = -9;

    private readonly List<string> _families = [];
    private readonly List<string> _ids = [];
    private readonly HashSet<(string, string)> _known = [];
    private readonly List<double>[] _columns = [.. names.Select(_ => new List<double>())];
    private long _missingCodes;

    /// <returns>False where the sample is known already.</returns>
    public bool AddSample(ReadOnlySpan<byte> family, ReadOnlySpan<byte> id)
    {
        var (familyText, text) = (hasFamilies ? Encoding.UTF8.GetString(family) : "0", Encoding.UTF8.GetString(id));
        _families.Add(familyText);
        _ids.Add(text);
        return _known.Add((familyText, text));
    }

    /// <returns>False where the text is no number.</returns>
    public bool AddValue(int column, ReadOnlySpan<byte> text)
    {
        if (!PhenotypeTableReader.TryNumber(text, out var value)) return false;
        if (value == MissingCode)
        {
            _missingCodes++;
            value = double.NaN;
        }

        _columns[column].Add(value);
        return true;
    }

    public PhenotypeTable ToTable(string path) => new(path, hasFamilies ? [.. _families] : null, [.. _ids], [.. names], [.. _columns.Select(column => column.ToArray())], _missingCodes);
}
