namespace Tabib.App.Polygenic;

/// <param name="Statuses">Rows of the file by what became of them.</param>
public sealed record ScoreMatchCount(string Score, long Matched, long Total, bool IsTooFew, IReadOnlyDictionary<string, long> Statuses)
{
    public double Overlap => Total == 0 ? 0 : (double)Matched / Total;
}
