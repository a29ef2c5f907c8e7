using System.Numerics;
using Tabib.Evidence.Association;

namespace Tabib.App.Association;

/// <summary>What the page and the report say of the rows of one trait: a fixed amount of memory, whatever the number of variants.</summary>
internal sealed class AssociationSummary(GenomeAxis axis)
{
    /// <summary>Marks of the height: 20 a unit of -log10 p, up to 200; what is higher is drawn at the top.</summary>
    public const int CellsPerUnit = 20;
    public const int HighestCell = 200 * CellsPerUnit;

    /// <summary>Bins of p from 0 to 1, for the median.</summary>
    private const int Bins = 200_000;

    public const int MostTop = 20;

    private const double Ln10 = 2.302585092994046;

    private readonly long[] _errors = new long[Enum.GetValues<AssociationError>().Length];
    private readonly int[] _byP = new int[Bins];
    private readonly long[] _byHeight = new long[HighestCell + 1];
    private readonly ulong[] _cells = new ulong[((GenomeAxis.Places * (HighestCell + 1)) + 63) / 64];
    private readonly List<TopHit> _top = [];

    public long Rows { get; private set; }

    /// <summary>Rows of the genotype with a p-value.</summary>
    public long Tested { get; private set; }

    /// <summary>Rows that were fitted by Firth's method because another had no answer.</summary>
    public long FirthRows { get; private set; }

    public GenomeAxis Axis => axis;

    /// <summary>Occupied places of the Manhattan plot, ascending: place along the genome times (<see cref="HighestCell"/> + 1), plus height.</summary>
    public IEnumerable<int> Cells
    {
        get
        {
            for (var word = 0; word < _cells.Length; word++)
            {
                for (var bits = _cells[word]; bits != 0; bits &= bits - 1) yield return (word * 64) + BitOperations.TrailingZeroCount(bits);
            }
        }
    }

    /// <summary>Rows by -log10 p, <see cref="CellsPerUnit"/> bins a unit.</summary>
    public ReadOnlySpan<long> ByHeight => _byHeight;

    /// <summary>Smallest p first, then in the order of the rows.</summary>
    public IReadOnlyList<TopHit> Top => _top;

    public IEnumerable<(AssociationError Error, long Rows)> Errors => _errors.Select((count, error) => ((AssociationError)error, count)).Where(pair => pair.Item1 != AssociationError.None && pair.count > 0);

    /// <summary>Genomic control: median chi-squared over 0.4549, the median of one degree of freedom; NaN below 10 tests.</summary>
    public double Lambda => Tested < 10 ? double.NaN : InflationFactor.Of(_byP, Tested);

    /// <param name="place">Along the genome, 0 to <see cref="GenomeAxis.Places"/>.</param>
    /// <param name="height">-log10 p.</param>
    /// <returns>Whether the row is one of the smallest p-values so far: <see cref="AddTop"/> is to be told what it is.</returns>
    public bool Add(int place, double height, AssociationError error, bool isFirth)
    {
        Rows++;
        _errors[(int)error]++;
        if (error != AssociationError.None) return false;
        Tested++;
        if (isFirth) FirthRows++;
        _byP[(int)Math.Min(Bins - 1, Math.Exp(-height * Ln10) * Bins)]++;
        var cell = (int)Math.Min(HighestCell, (float)height * CellsPerUnit);
        _byHeight[cell]++;
        var at = (place * (HighestCell + 1)) + cell;
        _cells[at >> 6] |= 1UL << at;
        return _top.Count < MostTop || height > _top[^1].Height;
    }

    public void AddTop(TopHit hit)
    {
        var at = _top.FindIndex(other => other.Height < hit.Height);
        _top.Insert(at < 0 ? _top.Count : at, hit);
        if (_top.Count > MostTop) _top.RemoveAt(MostTop);
    }

    /// <summary>A row that is not of the genotype alone: a covariate, a product.</summary>
    public void AddOther() => Rows++;
}
