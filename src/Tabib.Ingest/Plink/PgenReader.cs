using System.Runtime.CompilerServices;
using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Plink;

/// <summary>Genotypes of a PLINK 2 set, every kind of record. One for each thread: it keeps the last variant that others are told as differences to.</summary>
/// <remarks>PLINK 2 file format specification (draft of the PLINK 2 authors), section 2.3. Whether <see cref="ReadHardCalls"/> gives a list depends on the file alone, never on what was read before.</remarks>
public sealed class PgenReader : GenotypeReader
{
    private const int Multiallelic = 0x08;
    private const int Phase = 0x10;
    private const int Dosage = 0x60;

    private readonly PgenIndex _index;
    private readonly Func<int, int> _alternateCount;
    private readonly RandomBytes _bytes;
    private readonly ByteRun _run;
    private readonly PgenMainTrack _main;
    private readonly PgenMultiallelicTrack _multiallelic;
    private readonly PgenDosageTrack _dosage;
    private GenotypeBuffer? _base;
    private int _baseVariant = -1;
    private GenotypeCounts? _baseCounts;
    private int[]? _counted;
    private GenotypeBuffer? _calls;
    private GenotypeRecord? _record;

    /// <exception cref="ProblemException">PLK008: the file has another number of variants than the table.</exception>
    public PgenReader(PgenIndex index, VariantTable variants)
        : this(index ?? throw new ArgumentNullException(nameof(index)), new RandomBytes(index.Path), (variants ?? throw new ArgumentNullException(nameof(variants))).AlternateCount)
    {
    }

    internal PgenReader(PgenIndex index, RandomBytes bytes, Func<int, int> alternateCount)
    {
        _index = index;
        _alternateCount = alternateCount;
        _bytes = bytes;
        _run = new ByteRun(bytes);
        _main = new PgenMainTrack(index.SampleCount);
        _multiallelic = new PgenMultiallelicTrack(index.SampleCount);
        _dosage = new PgenDosageTrack(index.SampleCount);
    }

    public override void Read(int variant, int allele, GenotypeBuffer genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        try
        {
            var type = _index.TypeOf(variant);
            var cursor = ReadMain(variant, type, genotypes);
            genotypes.Densify();
            if (allele == 1 && type < Multiallelic) return;
            var record = _record ??= new GenotypeRecord(_index.SampleCount);
            if (type >= Multiallelic) ReadTracks(variant, type, ref cursor, genotypes, record);
            else record.ClearTracks();
            if (record.HasDosage && _alternateCount(variant) > 1) throw new InvalidDataException("The record has dosages of a variant with several ALT alleles, which the format does not define yet.");
            if (allele > 1 || record.MixedCount > 0 || record.DoubleCount > 0) CountedAllele.Count(record, allele, genotypes);
            if (record.HasPhase) CountedAllele.CopyPhase(record, allele, genotypes);
            if (record.HasDosage) CountedAllele.CopyDosages(record, genotypes);
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(variant, fault);
        }
    }

    public override void ReadHardCalls(int variant, int allele, GenotypeBuffer genotypes)
    {
        ArgumentNullException.ThrowIfNull(genotypes);
        try
        {
            var type = _index.TypeOf(variant);
            var cursor = ReadMain(variant, type, genotypes);
            if (allele == 1 && (type & Multiallelic) == 0) return;
            var record = _record ??= new GenotypeRecord(_index.SampleCount);
            record.ClearTracks();
            if ((type & Multiallelic) != 0) _multiallelic.Read(ref cursor, _alternateCount(variant), genotypes, record);
            CountedAllele.Count(record, allele, genotypes);
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(variant, fault);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool TryCount(int variant, out GenotypeCounts counts)
    {
        counts = default;
        var type = _index.TypeOf(variant);
        if ((type & Multiallelic) != 0) return false;
        try
        {
            var kind = type & 7;
            if (kind is 2 or 3)
            {
                var reference = Base(variant);
                _baseCounts ??= GenotypeCounting.Count(reference);
                var cursor = CursorOf(variant);
                counts = PgenCounts.CountDifference(kind, ref cursor, reference, _baseCounts.Value, _counted ??= new int[_index.SampleCount]);
            }
            else if (IsBase(variant))
            {
                LoadBase(variant);
                counts = GenotypeCounting.Count(_base!);
                _baseCounts = counts;
            }
            else
            {
                var cursor = CursorOf(variant);
                counts = PgenCounts.Count(kind, ref cursor, _index.SampleCount, _counted ??= new int[_index.SampleCount]);
            }

            return true;
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(variant, fault);
        }
    }

    public override bool HasDosages(int variant) => (_index.TypeOf(variant) & Dosage) != 0;

    /// <summary>All alleles, phase and dosages of a variant.</summary>
    /// <exception cref="ProblemException">PLK009: the record is damaged.</exception>
    public void ReadRecord(int variant, GenotypeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        try
        {
            var calls = _calls ??= new GenotypeBuffer(_index.SampleCount);
            var type = _index.TypeOf(variant);
            var cursor = ReadMain(variant, type, calls);
            calls.Densify();
            calls.Packed.CopyTo(record.Packed, 0);
            ReadTracks(variant, type, ref cursor, calls, record);
        }
        catch (InvalidDataException fault)
        {
            throw Damaged(variant, fault);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _bytes.Dispose();
        base.Dispose(disposing);
    }

    private RecordCursor ReadMain(int variant, int type, GenotypeBuffer target)
    {
        target.HasDosage = target.HasPhase = false;
        var kind = type & 7;
        if (kind is 2 or 3)
        {
            var reference = Base(variant);
            var cursor = CursorOf(variant);
            _main.ReadDifference(kind, ref cursor, reference, target);
            return cursor;
        }
        else
        {
            var cursor = CursorOf(variant);
            _main.Read(kind, ref cursor, target);
            if (IsBase(variant)) Keep(variant, target);
            return cursor;
        }
    }

    private void ReadTracks(int variant, int type, ref RecordCursor cursor, GenotypeBuffer calls, GenotypeRecord record)
    {
        record.ClearTracks();
        if ((type & Multiallelic) != 0) _multiallelic.Read(ref cursor, _alternateCount(variant), calls, record);
        if ((type & Phase) != 0)
        {
            calls.Packed.CopyTo(record.Packed, 0);
            PgenPhaseTrack.Read(ref cursor, record);
        }

        if ((type & Dosage) != 0) _dosage.Read(type, ref cursor, record);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private RecordCursor CursorOf(int variant)
    {
        var (offset, length) = _index.Locate(variant);
        if (length < 0 || !_run.TryRead(offset, length, out var bytes)) throw new InvalidDataException("The file ends inside the record.");
        return new RecordCursor(bytes);
    }

    /// <summary>The variant that this one is told as a difference to.</summary>
    private GenotypeBuffer Base(int variant)
    {
        var wanted = _index.BaseOf(variant);
        if (wanted < 0) throw new InvalidDataException("The record is a difference, and there is nothing before it.");
        _base ??= new GenotypeBuffer(_index.SampleCount);
        if (_baseVariant != wanted) LoadBase(wanted);
        return _base;
    }

    private void LoadBase(int variant)
    {
        _base ??= new GenotypeBuffer(_index.SampleCount);
        _baseVariant = -1;
        _baseCounts = null;
        var cursor = CursorOf(variant);
        _main.Read(_index.TypeOf(variant) & 7, ref cursor, _base);
        _baseVariant = variant;
    }

    /// <summary>Whether the next variant is told as a difference to this one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsBase(int variant) => variant + 1 < _index.VariantCount && (_index.TypeOf(variant + 1) & 6) == 2;

    private void Keep(int variant, GenotypeBuffer calls)
    {
        _base ??= new GenotypeBuffer(_index.SampleCount);
        _base.IsSparse = calls.IsSparse;
        if (calls.IsSparse)
        {
            _base.EnsureExceptions();
            _base.CommonCode = calls.CommonCode;
            _base.ExceptionCount = calls.ExceptionCount;
            calls.ExceptionSamples.AsSpan(0, calls.ExceptionCount).CopyTo(_base.ExceptionSamples);
            calls.ExceptionCodes.AsSpan(0, calls.ExceptionCount).CopyTo(_base.ExceptionCodes);
        }
        else calls.Packed.AsSpan(0, calls.WordCount).CopyTo(_base.Packed);

        _baseVariant = variant;
        _baseCounts = null;
    }

    private ProblemException Damaged(int variant, InvalidDataException fault) => new(
        new Problem("PLK009", ProblemSeverity.Fatal, $"The record of variant {(long)variant + 1:N0} is damaged: {fault.Message}", new ProblemLocation(_index.Path), "Check the file with plink2 --validate, or make it anew from its source."),
        ProblemKind.BadData, fault);
}
