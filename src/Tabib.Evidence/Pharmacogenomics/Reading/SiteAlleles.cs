using Tabib.Evidence.Pharmacogenomics.Facts;
using Tabib.Evidence.Pharmacogenomics.Matching;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>The alleles of one record at a defined position: the reference, then the alternates.</summary>
internal sealed class SiteAlleles
{
    private readonly byte[] _codes;

    private readonly SiteAlleles? _earlier;

    /// <param name="texts">Null for what is not spelled out.</param>
    /// <param name="earlier">Of the record that the place had before: a site may be split into one record for each alternate. Null for the first.</param>
    public SiteAlleles(PositionFacts facts, string?[] texts, SiteAlleles? earlier = null)
    {
        (Texts, _earlier) = (texts, earlier);
        for (var record = earlier; record is not null; record = record._earlier)
        {
            RepeatsEarlier |= record.Texts.Skip(1).Intersect(texts.Skip(1)).Any();
            LacksEarlier |= record.Texts.Skip(1).Except(texts.Skip(1)).Any();
        }

        _codes = new byte[texts.Length];
        for (var allele = 0; allele < texts.Length; allele++)
        {
            _codes[allele] = GeneSample.Missing;
            if (texts[allele] is null)
            {
                HasUnspelled = true;
                continue;
            }

            for (var code = 0; code <= facts.Alternates.Count && _codes[allele] == GeneSample.Missing; code++)
            {
                if (facts.Allele(code) == texts[allele]) _codes[allele] = (byte)code;
            }
        }
    }

    public string?[] Texts { get; }

    /// <summary>Whether an earlier record of the place has one of the alternates too.</summary>
    public bool RepeatsEarlier { get; }

    /// <summary>Whether an earlier record of the place has an alternate that this one does not have.</summary>
    public bool LacksEarlier { get; }

    public int Count => Texts.Length;

    /// <summary>Whether one of them is symbolic, "*" or holds N.</summary>
    public bool HasUnspelled { get; }

    /// <returns>The definition's code of an allele of the record; <see cref="GeneSample.Missing"/> where no definition knows it.</returns>
    public byte CodeOf(int allele) => _codes[allele];
}
