using Tabib.Evidence.Pharmacogenomics.Facts;

namespace Tabib.Evidence.Pharmacogenomics.Matching;

/// <summary>Which alleles of a gene allow a base at a position, as rows of bits.</summary>
/// <remarks>Where an allele is not defined, the reference allele's base is expected; where that is ambiguous, the reference sequence's.</remarks>
internal sealed class AlleleFits
{
    private readonly GeneFacts _facts;
    private readonly ulong[][] _fits;

    public AlleleFits(GeneFacts facts)
    {
        _facts = facts;
        Words = (facts.Alleles.Count + 63) / 64;
        _fits = new ulong[facts.Positions.Count][];
        for (var position = 0; position < _fits.Length; position++)
        {
            var codes = facts.Positions[position].Alternates.Count + 1;
            _fits[position] = new ulong[codes * Words];
            for (var code = 0; code < codes; code++) Fill(position, facts.Positions[position].Allele(code), _fits[position].AsSpan(code * Words, Words));
        }
    }

    /// <summary>Words of 64 alleles in a row.</summary>
    public int Words { get; }

    /// <summary>All alleles.</summary>
    public ulong[] Everything()
    {
        var all = new ulong[Words];
        for (var allele = 0; allele < _facts.Alleles.Count; allele++) all[allele / 64] |= 1UL << (allele % 64);
        return all;
    }

    /// <summary>Keeps of a set the alleles that allow a sample's base.</summary>
    /// <param name="buffer">A row to work in.</param>
    public void Keep(ulong[] set, GeneSample sample, int position, byte code, ulong[] buffer)
    {
        ReadOnlySpan<ulong> fits;
        if (code * Words < _fits[position].Length)
        {
            fits = _fits[position].AsSpan(code * Words, Words);
        }
        else
        {
            Fill(position, sample.Bases(position, code), buffer);
            fits = buffer;
        }

        for (var word = 0; word < set.Length; word++) set[word] &= fits[word];
    }

    public static bool Has(ulong[] set, int allele) => (set[allele / 64] >> (allele % 64) & 1) != 0;

    private void Fill(int position, string bases, Span<ulong> fits)
    {
        fits.Clear();
        var cells = _facts.Alleles[_facts.ReferenceAllele].Cells;
        var isFilled = IupacBases.Matches(IupacBases.IsAmbiguous(cells[position]!) ? _facts.Positions[position].Reference : cells[position]!, bases);
        for (var allele = 0; allele < _facts.Alleles.Count; allele++)
        {
            if (_facts.Alleles[allele].Cells[position] is { } cell ? IupacBases.Matches(cell, bases) : isFilled) fits[allele / 64] |= 1UL << (allele % 64);
        }
    }
}
