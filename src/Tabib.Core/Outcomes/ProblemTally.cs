namespace Tabib.Core.Outcomes;

/// <summary>Counts problems by code and keeps the first of each, so that a million bad rows take no more room than one.</summary>
public sealed class ProblemTally
{
    private readonly Dictionary<string, (Problem First, long Count)> _byCode = new(StringComparer.Ordinal);

    public void Add(Problem problem) => Add(problem, 1);

    /// <param name="count">How many of this code there were.</param>
    public void Add(Problem problem, long count)
    {
        ArgumentNullException.ThrowIfNull(problem);
        _byCode[problem.Code] = _byCode.TryGetValue(problem.Code, out var known) ? (known.First, known.Count + count) : (problem, count);
    }

    public void AddRange(IEnumerable<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        foreach (var problem in problems) Add(problem);
    }

    /// <summary>Both tallies together; the first problem of a code is this one's.</summary>
    public ProblemTally With(ProblemTally next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var sum = new ProblemTally();
        foreach (var (code, (first, count)) in _byCode.Concat(next._byCode)) sum._byCode[code] = sum._byCode.TryGetValue(code, out var known) ? (known.First, known.Count + count) : (first, count);
        return sum;
    }

    /// <summary>The gravest first, then by code: the first problem of each code, and how many there were.</summary>
    public IReadOnlyList<(Problem First, long Count)> ByCode =>
        [.. _byCode.Values.OrderByDescending(pair => pair.First.Severity).ThenBy(pair => pair.First.Code, StringComparer.Ordinal)];

    /// <summary>Number of problems at least this grave.</summary>
    public long CountOf(ProblemSeverity least) => _byCode.Values.Where(pair => pair.First.Severity >= least).Sum(pair => pair.Count);
}
