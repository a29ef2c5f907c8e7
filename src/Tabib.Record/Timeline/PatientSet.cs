using System.Collections;

namespace Tabib.Record.Timeline;

/// <summary>A set of patient numbers, kept as ranges: the numbers are dense, so that a hundred thousand patients are a few ranges.</summary>
internal sealed class PatientSet : IEnumerable<(long First, long Last)>
{
    private readonly List<(long First, long Last)> _ranges = [];

    public long Count => _ranges.Sum(range => range.Last - range.First + 1);

    /// <summary>Adds a range behind all others.</summary>
    /// <exception cref="ArgumentException">Not behind the others, or its last before its first.</exception>
    public void Append(long first, long last)
    {
        if (last < first || (_ranges.Count > 0 && first <= _ranges[^1].Last)) throw new ArgumentException("Ranges of patients ascend and do not meet.", nameof(first));
        if (_ranges.Count > 0 && first == _ranges[^1].Last + 1) _ranges[^1] = (_ranges[^1].First, last);
        else _ranges.Add((first, last));
    }

    public void Append(long patient) => Append(patient, patient);

    public PatientSet Union(PatientSet other)
    {
        var union = new PatientSet();
        foreach (var (first, last) in _ranges.Concat(other._ranges).Order())
        {
            if (union._ranges.Count > 0 && first <= union._ranges[^1].Last + 1) union._ranges[^1] = (union._ranges[^1].First, Math.Max(last, union._ranges[^1].Last));
            else union._ranges.Add((first, last));
        }

        return union;
    }

    public PatientSet Intersect(PatientSet other)
    {
        var common = new PatientSet();
        for (int i = 0, j = 0; i < _ranges.Count && j < other._ranges.Count;)
        {
            var (first, last) = (Math.Max(_ranges[i].First, other._ranges[j].First), Math.Min(_ranges[i].Last, other._ranges[j].Last));
            if (first <= last) common.Append(first, last);
            if (_ranges[i].Last < other._ranges[j].Last) i++;
            else j++;
        }

        return common;
    }

    public IEnumerator<(long First, long Last)> GetEnumerator() => _ranges.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
