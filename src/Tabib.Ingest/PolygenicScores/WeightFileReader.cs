using System.Buffers;
using System.Text;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;

namespace Tabib.Ingest.PolygenicScores;

/// <summary>Reads weights of polygenic scores row by row: PGS Catalog format 2 (harmonised or not), or a table of id, allele and weights; plain, gzip or zstd.</summary>
/// <remarks>Format: https://www.pgscatalog.org/downloads/#dl_ftp_scoring. Scores with haplotypes, diplotypes or interactions are refused: without those terms the sum would be another score.</remarks>
public sealed class WeightFileReader : IDisposable
{
    private const double TooLarge = 1e100;

    private static readonly SearchValues<byte> Bases = SearchValues.Create("ACGTacgt"u8);
    private static readonly SearchValues<byte> BasesAndSlash = SearchValues.Create("ACGTacgt/"u8);

    private readonly WeightLines _lines;
    private readonly WeightColumns? _columns;
    private readonly bool _hasTabs;
    private readonly int[] _ends;
    private readonly double[] _weights;
    private byte[]? _firstRow;

    /// <exception cref="ProblemException">PGS001 to PGS004: the file holds no weights. INP001, INP003, INP005 as for all files.</exception>
    public WeightFileReader(string path)
        : this(InputStreams.Open(new InputFile(path, path, InputFormat.Unknown, "", 0)), path)
    {
    }

    /// <param name="file">As people should see it.</param>
    public WeightFileReader(Stream stream, string file)
    {
        _lines = new WeightLines(stream, file);
        try
        {
            (Header, _columns, _hasTabs, _firstRow) = WeightHeaderReader.Read(_lines);
            _weights = new double[Math.Max(3, Header.WeightColumns.Count)];
            _ends = new int[_columns is null ? Header.WeightColumns.Count + 2 : _columns.LastUsed + 1];
        }
        catch
        {
            _lines.Dispose();
            throw;
        }
    }

    public WeightFileHeader Header { get; }

    /// <returns>False at the end.</returns>
    /// <exception cref="ProblemException">PGS005: a haplotype, diplotype or interaction.</exception>
    public bool Read(ref WeightRow row)
    {
        ReadOnlySpan<byte> line;
        if (_firstRow is { } first)
        {
            _firstRow = null;
            line = first;
        }
        else
        {
            do
            {
                if (!_lines.Next(out line)) return false;
            }
            while (line.Trim((byte)' ').IsEmpty);
        }

        row = new WeightRow { Line = _lines.Number };
        if (_columns is null) ReadTableRow(line, ref row);
        else ReadCatalogRow(line, _columns, ref row);
        return true;
    }

    public void Dispose() => _lines.Dispose();

    private void ReadTableRow(ReadOnlySpan<byte> line, ref WeightRow row)
    {
        if (Split(line) < _ends.Length)
        {
            row.Fault = WeightRowFault.TooFewFields;
            return;
        }

        row.Id = Field(line, 0);
        row.EffectAllele = Field(line, 1);
        row.Weights = _weights.AsSpan(0, Header.WeightColumns.Count);
        if (row.Id.IsEmpty || row.Id.SequenceEqual("."u8)) row.Fault = WeightRowFault.Place;
        else if (!IsAllele(row.EffectAllele)) row.Fault = WeightRowFault.Allele;
        for (var i = 0; i < row.Weights.Length; i++)
        {
            var text = Field(line, i + 2);
            if (TryReadWeight(text, out _weights[i])) continue;
            if (row.Weights.Length == 1 || !(text.IsEmpty || text.SequenceEqual("NA"u8))) row.Fault = WeightRowFault.Weight;
            _weights[i] = double.NaN;
            row.HasEmptyWeights = true;
        }
    }

    private void ReadCatalogRow(ReadOnlySpan<byte> line, WeightColumns columns, ref WeightRow row)
    {
        Split(line);
        foreach (var column in columns.ComplexFlags)
            if (IsTrue(Field(line, column)) ?? false) throw _lines.Fault("PGS005", $"The score has terms that are no single variants ({columns.NameOf(column)}); without them it would be another score.", "Leave the score out; Tabib computes scores of single variants.");
        row.Accession = Field(line, columns.Accession);
        row.Id = Field(line, columns.HarmonizedId);
        if (row.Id.IsEmpty || row.Id.SequenceEqual("."u8)) row.Id = Field(line, columns.Id);
        if (row.Id.SequenceEqual("."u8)) row.Id = default;
        row.EffectAllele = Field(line, columns.EffectAllele);
        row.OtherAllele = Field(line, columns.OtherAllele);
        if (row.OtherAllele.IsEmpty) row.OtherAllele = Field(line, columns.InferredOtherAllele);
        row.Chromosome = Field(line, columns.Chromosome);
        row.HarmonizedChromosome = Field(line, columns.HarmonizedChromosome);
        row.Fault = ReadPlace(line, columns, ref row);
        if (!IsAllele(row.EffectAllele) || !(row.OtherAllele.IsEmpty || IsAlleleList(row.OtherAllele))) row.Fault = WeightRowFault.Allele;
        var fault = ReadWeights(line, columns, ref row);
        if (row.Fault == WeightRowFault.None) row.Fault = fault;
    }

    private WeightRowFault ReadPlace(ReadOnlySpan<byte> line, WeightColumns columns, ref WeightRow row)
    {
        if (!TryReadPosition(Field(line, columns.Position), out var position) || !TryReadPosition(Field(line, columns.HarmonizedPosition), out var harmonized)) return WeightRowFault.Position;
        row.Position = position;
        row.HarmonizedPosition = harmonized;
        return position == 0 && harmonized == 0 && row.Id.IsEmpty && columns.HarmonizedPosition < 0 ? WeightRowFault.Place : WeightRowFault.None;
    }

    private WeightRowFault ReadWeights(ReadOnlySpan<byte> line, WeightColumns columns, ref WeightRow row)
    {
        if (columns.HasDosageWeights && !Field(line, columns.DosageWeights[0]).IsEmpty)
        {
            row.Model = WeightModel.ByDosage;
            row.Weights = _weights.AsSpan(0, 3);
            for (var copies = 0; copies < 3; copies++)
                if (!TryReadWeight(Field(line, columns.DosageWeights[copies]), out _weights[copies])) return WeightRowFault.Weight;
            return WeightRowFault.None;
        }

        row.Weights = _weights.AsSpan(0, 1);
        if (!TryReadWeight(Field(line, columns.Weight), out _weights[0])) return WeightRowFault.Weight;
        if (columns.IsDominant < 0 && columns.IsRecessive < 0 && columns.EffectType < 0) return WeightRowFault.None;
        var type = Field(line, columns.EffectType);
        if (IsTrue(Field(line, columns.IsDominant)) is not { } isDominant || IsTrue(Field(line, columns.IsRecessive)) is not { } isRecessive) return WeightRowFault.Model;
        isDominant |= type.SequenceEqual("dominant"u8);
        isRecessive |= type.SequenceEqual("recessive"u8);
        if ((isDominant && isRecessive) || !(isDominant || isRecessive || type.IsEmpty || type.SequenceEqual("additive"u8))) return WeightRowFault.Model;
        row.Model = isDominant ? WeightModel.Dominant : isRecessive ? WeightModel.Recessive : WeightModel.Additive;
        return WeightRowFault.None;
    }

    private int Split(ReadOnlySpan<byte> line) => _hasTabs ? WeightFields.SplitAtTabs(line, _ends) : WeightFields.SplitAtBlanks(line, _ends);

    private ReadOnlySpan<byte> Field(ReadOnlySpan<byte> line, int column)
    {
        if (column < 0) return default;
        var start = column == 0 ? 0 : _ends[column - 1] + 1;
        if (start >= line.Length) return default;
        var field = line[start..Math.Min(_ends[column], line.Length)];
        return field.Length > 0 && (field[0] == ' ' || field[^1] == ' ') ? field.Trim((byte)' ') : field;
    }

    private static bool TryReadWeight(ReadOnlySpan<byte> text, out double weight) => RealNumberReader.TryRead(text, out weight) && Math.Abs(weight) < TooLarge;

    private static bool TryReadPosition(ReadOnlySpan<byte> text, out int position)
    {
        position = 0;
        if (text.Length is 0 or > 9) return text.IsEmpty;
        foreach (var letter in text)
        {
            var digit = letter - '0';
            if ((uint)digit > 9) return text.SequenceEqual("NA"u8);
            position = (position * 10) + digit;
        }

        return position > 0;
    }

    private static bool IsAllele(ReadOnlySpan<byte> allele) => allele.Length == 1 ? Bases.Contains(allele[0]) : !allele.IsEmpty && !allele.ContainsAnyExcept(Bases);

    private static bool IsAlleleList(ReadOnlySpan<byte> alleles) =>
        alleles.Length == 1 ? Bases.Contains(alleles[0]) : !alleles.ContainsAnyExcept(BasesAndSlash) && alleles[0] != '/' && alleles[^1] != '/';

    private static bool? IsTrue(ReadOnlySpan<byte> text) => text switch
    {
        [] => false,
        _ when Ascii.EqualsIgnoreCase(text, "false"u8) || text.SequenceEqual("0"u8) || text.SequenceEqual("NA"u8) => false,
        _ when Ascii.EqualsIgnoreCase(text, "true"u8) || text.SequenceEqual("1"u8) => true,
        _ => null,
    };
}
