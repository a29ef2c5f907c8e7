using System.Buffers.Binary;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Bgen;

/// <summary>Decodes the probabilities of variants: dosages of the alleles after the first, phased where the file is; for more than two alleles the likeliest genotypes. One for each thread.</summary>
/// <remarks>BGEN specification 1.3 (Band and Marchini), "Genotype data block", layouts 1 and 2.</remarks>
public sealed class BgenDecoder : IDisposable
{
    private readonly BgenReader _reader;
    private readonly BgenInflater _inflater;
    private readonly BiallelicProbabilities _biallelic = new();
    private readonly MultiallelicProbabilities _multiallelic = new();

    public BgenDecoder(BgenReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        _reader = reader;
        _inflater = new BgenInflater(reader.Header);
    }

    /// <summary>IMPUTE's information score of the variant last decoded; null where it has more than two alleles or no diploid sample.</summary>
    public double? Information { get; private set; }

    /// <summary>What the variant says of itself.</summary>
    public BgenVariant Variant(BgenBlock block, int index)
    {
        ArgumentNullException.ThrowIfNull(block);
        return new BgenVariant(block[index], _reader.Header.Layout);
    }

    /// <summary>With two alleles: dosages of the second, codes not set (<see cref="DosageCalls"/> does that). With more: codes and further alleles, no dosages.</summary>
    /// <param name="certainty">With more than two alleles: least probability of a genotype that is called.</param>
    /// <exception cref="ProblemException">BGN003: the probabilities are damaged.</exception>
    public void Decode(BgenBlock block, int index, double certainty, GenotypeRecord record)
    {
        ArgumentNullException.ThrowIfNull(block);
        ArgumentNullException.ThrowIfNull(record);
        record.ClearTracks();
        Information = null;
        try
        {
            var variant = Variant(block, index);
            var data = _inflater.Inflate(variant.Data);
            if (_reader.Header.Layout == 1) _biallelic.ReadTriples(data, record);
            else Decode(variant.AlleleCount, data, certainty, record);
            if (record.HasDosage) Information = _biallelic.Information;
        }
        catch (InvalidDataException fault)
        {
            throw new ProblemException(
                new Problem("BGN003", ProblemSeverity.Fatal, $"The probabilities are damaged: {fault.Message}", new ProblemLocation(_reader.File, null, $"variant {block.First + index + 1}"), "Make the file anew from its source."), ProblemKind.BadData, fault);
        }
    }

    public void Dispose() => _inflater.Dispose();

    private void Decode(int alleles, ReadOnlySpan<byte> data, double certainty, GenotypeRecord record)
    {
        var samples = record.SampleCount;
        if (data.Length < 10L + samples) throw new InvalidDataException("The data ends before the samples' ploidies.");
        if (BinaryPrimitives.ReadUInt32LittleEndian(data) != samples) throw new InvalidDataException("The variant has another number of samples than the file.");
        if (BinaryPrimitives.ReadUInt16LittleEndian(data[4..]) != alleles || alleles < 1) throw new InvalidDataException("The number of alleles is stated twice, differently.");
        var (least, most) = (data[6], data[7]);
        var ploidies = data.Slice(8, samples);
        var (phased, width) = (data[8 + samples], data[9 + samples]);
        if (phased > 1 || width is < 1 or > 32) throw new InvalidDataException("The probabilities are of a width, or phased in a way, that cannot be.");
        foreach (var ploidy in ploidies)
            if ((ploidy & 0x3F) < least || (ploidy & 0x3F) > most || (ploidy & 0x40) != 0) throw new InvalidDataException("A sample's ploidy lies outside the stated limits.");
        var values = data[(10 + samples)..];
        if (alleles == 2) _biallelic.Read(values, ploidies, phased == 1, width, record);
        else _multiallelic.Read(values, ploidies, alleles, phased == 1, width, certainty, record);
    }
}
