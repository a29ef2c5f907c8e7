using System.Globalization;
using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>Names one strand: by a whole allele, by several alleles together, or with variants that no allele explains (partial alleles).</summary>
/// <remarks>The rules are those of PharmCAT's combination matcher 3.1.</remarks>
internal sealed class StrandMatcher
{
    private readonly GeneFacts _facts;
    private readonly int[][] _core;
    private readonly bool[] _isUsed;
    private readonly AlleleFits _fits;

    /// <param name="isExcluded">Alleles that are named otherwise.</param>
    public StrandMatcher(GeneFacts facts, AlleleFits fits, Func<string, bool>? isExcluded = null)
    {
        (_facts, _fits) = (facts, fits);
        _core = [.. facts.Alleles.Select(allele => Enumerable.Range(0, allele.Cells.Count).Where(i => allele.Cells[i] is not null).ToArray())];
        _isUsed = [.. facts.Alleles.Select((allele, index) => index != facts.ReferenceAllele && isExcluded?.Invoke(allele.Name) != true)];
    }

    /// <summary>Whole alleles that explain every base of the strand; undefined cells expect the reference.</summary>
    public List<string> Whole(GeneSample sample, byte[] strand, Func<int, bool> include)
    {
        var (fitting, buffer) = (_fits.Everything(), new ulong[_fits.Words]);
        for (var position = 0; position < strand.Length; position++)
        {
            if (strand[position] != GeneSample.Missing && include(position)) _fits.Keep(fitting, sample, position, strand[position], buffer);
        }

        var names = new List<string>();
        for (var allele = 0; allele < _core.Length; allele++)
        {
            if ((_isUsed[allele] || allele == _facts.ReferenceAllele) && AlleleFits.Has(fitting, allele) && Array.Exists(_core[allele], position => strand[position] != GeneSample.Missing && include(position))) names.Add(_facts.Alleles[allele].Name);
        }

        return names;
    }

    /// <summary>Names with combinations and partial alleles; only cells that alleles define must fit.</summary>
    /// <param name="isPresent">Positions that are known, though perhaps not on this strand.</param>
    public List<StrandName> Combined(GeneSample sample, byte[] strand, Func<int, bool> isPresent)
    {
        var found = new List<int>();
        for (var allele = 0; allele < _core.Length; allele++)
        {
            if (_isUsed[allele] && _core[allele].All(position => isPresent(position) && strand[position] != GeneSample.Missing && IupacBases.Matches(_facts.Alleles[allele].Cells[position]!, Bases(sample, position, strand[position]))))
                found.Add(allele);
        }

        var varying = Enumerable.Range(0, strand.Length).Where(position => isPresent(position) && strand[position] != 0).ToList();
        if (found.Count <= 1) return [Named(sample, strand, found, varying)];
        found.Sort((x, y) => _core[x].Length != _core[y].Length ? _core[y].Length.CompareTo(_core[x].Length) : AlleleNameOrder.Instance.Compare(_facts.Alleles[x].Name, _facts.Alleles[y].Name));
        var combinations = new List<List<int>>();
        foreach (var allele in found)
        {
            var (isAdded, isInside) = (false, false);
            foreach (var combination in combinations)
            {
                var overlaps = combination.Where(member => _core[member].Intersect(_core[allele]).Any()).ToList();
                if (overlaps.Count == 0)
                {
                    combination.Add(allele);
                    isAdded = true;
                }
                else if (overlaps.Any(member => _core[member].Length != _core[allele].Length))
                {
                    isInside = true;
                }
            }

            if (!isAdded && !isInside) combinations.Add([allele]);
        }

        return [.. combinations.Select(combination => Named(sample, strand, combination, varying))];
    }

    /// <summary>Alleles that some strand of the sample holds, whichever way its groups lie; and how many of both strands can hold them at once.</summary>
    public List<(string Name, bool OnBoth)> Possible(GeneSample sample, StrandGroups groups, Func<int, bool> include)
    {
        var names = new List<(string Name, bool OnBoth)>();
        for (var allele = 0; allele < _core.Length; allele++)
        {
            if (!_isUsed[allele] && allele != _facts.ReferenceAllele) continue;
            var cells = _facts.Alleles[allele].Cells;
            var core = _core[allele].Where(position => sample.IsPresent(position) && include(position)).ToList();
            if (core.Count == 0) continue;
            bool Fits(int position, byte code) => code != GeneSample.Missing && IupacBases.Matches(cells[position]!, Bases(sample, position, code));
            bool FitsGroup(IReadOnlyList<int> group, byte[] side) => group.All(position => cells[position] is null || !include(position) || Fits(position, side[position]));
            if (!core.All(position => sample.IsHeterozygous(position) || Fits(position, sample.First[position]))) continue;
            if (!groups.Groups.All(group => FitsGroup(group, sample.First) || FitsGroup(group, sample.Second))) continue;
            names.Add((_facts.Alleles[allele].Name, groups.Groups.All(group => FitsGroup(group, sample.First) && FitsGroup(group, sample.Second))));
        }

        return names;
    }

    private StrandName Named(GeneSample sample, byte[] strand, List<int> alleles, List<int> varying)
    {
        var names = alleles.Select(allele => _facts.Alleles[allele].Name).Order(AlleleNameOrder.Instance).ToList();
        var partials = varying.Where(position => !alleles.Any(allele => _core[allele].Contains(position))).Select(position => Partial(sample, position, strand[position]));
        return new StrandName(names, [.. partials], _facts.Alleles[_facts.ReferenceAllele].Name);
    }

    private string Partial(GeneSample sample, int position, byte code)
    {
        var place = _facts.Positions[position];
        if (code == GeneSample.Missing) return string.Create(CultureInfo.InvariantCulture, $"g.{place.Grch38}?");
        return code <= place.Alternates.Count ? place.Names[code - 1] : string.Create(CultureInfo.InvariantCulture, $"g.{place.Grch38}{place.Reference}>{sample.Bases(position, code)}");
    }

    private string Bases(GeneSample sample, int position, byte code) => code <= _facts.Positions[position].Alternates.Count ? _facts.Positions[position].Allele(code) : sample.Bases(position, code);
}
