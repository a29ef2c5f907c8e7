namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>Pairs of alleles with their scores. Where positions are missing thousands of pairs fit: names are looked up only for those that are kept.</summary>
internal sealed class ScoredPairs(bool isTopOnly)
{
    /// <summary>In place of the second allele of a haploid sample.</summary>
    public const int None = -1;

    private readonly List<int> _first = [];
    private readonly List<int> _second = [];
    private readonly List<int> _scores = [];
    private int _best = int.MinValue;

    /// <summary>Whether a pair of at most this score may be kept.</summary>
    public bool MayTake(int score) => !isTopOnly || score >= _best;

    public void Add(int first, int second, int score)
    {
        if (!MayTake(score)) return;
        if (isTopOnly && score > _best)
        {
            _first.Clear();
            _second.Clear();
            _scores.Clear();
            _best = score;
        }

        _first.Add(first);
        _second.Add(second);
        _scores.Add(score);
    }

    /// <summary>In the order they were added.</summary>
    public List<Diplotype> ToDiplotypes(Func<int, string> name)
    {
        var found = new List<Diplotype>(_scores.Count);
        for (var i = 0; i < _scores.Count; i++) found.Add(_second[i] == None ? new Diplotype(name(_first[i]), null, _scores[i]) : Diplotype.Of(name(_first[i]), name(_second[i]), _scores[i]));
        return found;
    }
}
