using Tabib.Core.Genome;
using Tabib.Core.Kernels;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;

namespace Tabib.Record.Genotypes;

/// <summary>Turns the records of a VCF or BCF into those of a genotype set.</summary>
internal sealed class VcfConverter(string path, VcfHeader header, GenotypeImportOptions options, SampleSubset? chosen) : GenotypeConverter<VariantBlock>
{
    private readonly VcfRecord _record = new(header);
    private readonly bool _mayBeProvisional = header.FindInfo("PR"u8) is not null;
    private readonly VcfGenotypes _genotypes = new(header.Samples.Count);
    private readonly GenotypeRecord _target = new(header.Samples.Count);
    private readonly SubsetEncoder _encoder = new(header.Samples.Count, chosen);
    private readonly VariantSelector _selector = new(options.Selection);
    private byte[] _chromosome = [];
    private ChromosomeKind _kind;
    private int _last;
    private readonly VcfDosages? _dosages = options.Dosage == VcfDosageField.None ? null : new VcfDosages(path, options, chosen);

    public override void Convert(VariantBlock block, EncodedVariants target)
    {
        using (block)
        {
            _encoder.Begin(target.Genotypes);
            _chromosome = [];
            while (block.Read(_record))
            {
                if (!_selector.Takes(_record.Chrom, _record.Start, _record.Id)) continue;
                CheckOrder(target.Problems);
                _record.ReadGenotypes(_genotypes);
                if (_genotypes.Problem is { } problem) target.Problems.Add(problem with { Location = problem.Location with { File = path } });
                var alternates = Math.Max(1, _record.AlleleCount - 1);
                Fill(alternates, target.Problems);
                _dosages?.Read(_record, _genotypes, alternates, _target, target.Problems);
                _encoder.Add(_target, alternates, target.Genotypes);
                target.Lines.Add(_record.Chrom, _record.Position, _record.Id, _record.Ref, _record.Alt, _record.Qual, _record.Filter, _record.Info, default, _mayBeProvisional && _record.TryGetInfo("PR"u8, out _));
            }

            target.Problems.AddRange(block.Problems);
            target.Behind = block.Behind;
        }
    }

    private void Fill(int alternates, ProblemTally problems)
    {
        _target.ClearTracks();
        if (_genotypes.Form == VcfGenotypeForm.None)
        {
            _target.Packed.AsSpan(0, _target.WordCount).Fill(ulong.MaxValue);
            _target.ClearBeyondLast();
            return;
        }

        if (_genotypes.HaploidCount > 0 && IsAutosome() && IsAny(1, 1)) problems.Add(Fault("GEN021", ProblemSeverity.Warning, "A genotype on an autosome has one allele: it is kept as two copies of it.", null, "Check the ploidy that the caller was told."));
        if (_genotypes.PolyploidCount > 0 && IsAny(3, byte.MaxValue)) problems.Add(Fault("GEN013", ProblemSeverity.Warning, "A genotype has more than two alleles: it is missing in the set.", null, null));
        if (alternates > 1 || _genotypes.HalfMissingCount > 0)
        {
            FillOneByOne();
            return;
        }

        _genotypes.Packed.CopyTo(_target.Packed, 0);
        FillPhase();
    }

    /// <summary>Whether a sample that is taken has a call of so many alleles.</summary>
    private bool IsAny(int least, int most)
    {
        if (chosen is null) return true;
        var ploidies = _genotypes.Ploidy;
        for (var sample = 0; sample < ploidies.Length; sample++)
            if (ploidies[sample] >= least && ploidies[sample] <= most && chosen.Contains(sample)) return true;
        return false;
    }

    /// <summary>Windows and regions rely on the order; the set keeps that of the file.</summary>
    private void CheckOrder(ProblemTally problems)
    {
        var isSame = _record.Chrom.SequenceEqual(_chromosome);
        if (isSame && _record.Position < _last) problems.Add(Fault("GEN022", ProblemSeverity.Warning, "The records are not sorted by position.", null, "Sort the file (bcftools sort): pruning and windows rely on the order."));
        if (!isSame) (_chromosome, _kind) = (_record.Chrom.ToArray(), Chromosome.Of(System.Text.Encoding.UTF8.GetString(_record.Chrom)).Kind);
        _last = _record.Position;
    }

    private bool IsAutosome() => _kind == ChromosomeKind.Autosome;

    /// <summary>One ALT allele: the codes say all but which of two stands first.</summary>
    private void FillPhase()
    {
        var any = 0UL;
        _target.EnsurePhase();
        for (var i = 0; i < _target.BitWordCount; i++)
        {
            var (a, b) = (_target.Packed[2 * i], _target.Packed[(2 * i) + 1]);
            var heterozygous = BitScatter.CloseUp(a & ~(a >> 1)) | ((ulong)BitScatter.CloseUp(b & ~(b >> 1)) << 32);
            var phased = _genotypes.Phased[i] & heterozygous;
            _target.PhasePresent[i] = phased;
            _target.PhaseSwapped[i] = phased & (_genotypes.Form == VcfGenotypeForm.Biallelic ? _genotypes.Swapped[i] : SwappedOf(i, phased));
            any |= phased;
        }

        _target.HasPhase = any != 0;
    }

    private ulong SwappedOf(int word, ulong phased)
    {
        var swapped = 0UL;
        for (; phased != 0; phased &= phased - 1)
        {
            var bit = System.Numerics.BitOperations.TrailingZeroCount(phased);
            if (_genotypes.First[(word * 64) + bit] > _genotypes.Second[(word * 64) + bit]) swapped |= 1UL << bit;
        }

        return swapped;
    }

    private void FillOneByOne()
    {
        _target.EnsurePatches();
        _target.EnsurePhase();
        Array.Clear(_target.Packed);
        Array.Clear(_target.PhasePresent);
        Array.Clear(_target.PhaseSwapped);
        var isBiallelic = _genotypes.Form == VcfGenotypeForm.Biallelic;
        for (var sample = 0; sample < _target.SampleCount; sample++)
        {
            if (chosen is not null && !chosen.Contains(sample)) continue;
            var isPhased = ((_genotypes.Phased[sample / 64] >> (sample % 64)) & 1) != 0;
            var (first, second) = isBiallelic ? OfCode(sample) : OfAlleles(sample);
            _target.SetCall(sample, first, second, isPhased);
        }

        _target.HasPhase = _target.PhasePresent.AsSpan(0, _target.BitWordCount).ContainsAnyExcept(0UL);
    }

    private (int First, int Second) OfCode(int sample)
    {
        var code = (int)(_genotypes.Packed[sample / 32] >> (sample % 32 * 2)) & 3;
        if (code == 1) return ((_genotypes.Swapped[sample / 64] >> (sample % 64)) & 1) != 0 ? (1, 0) : (0, 1);
        return code switch { 0 => (0, 0), 2 => (1, 1), _ => (-1, -1) };
    }

    private (int First, int Second) OfAlleles(int sample)
    {
        int first = _genotypes.First[sample], second = _genotypes.Second[sample];
        var ploidy = _genotypes.Ploidy[sample];
        if (ploidy == 1) return (first, first);
        if (ploidy != 2) return (-1, -1);
        if (first < 0 == second < 0) return (first, second);
        var known = Math.Max(first, second);
        return options.HalfCall switch
        {
            HalfCall.Missing => (-1, -1),
            HalfCall.Haploid => (known, known),
            HalfCall.Reference => (Math.Max(first, 0), Math.Max(second, 0)),
            _ => throw new ProblemException(Fault("GEN014", ProblemSeverity.Fatal, "A genotype has one missing and one known allele.", header.Samples[sample], "Say what it becomes with --half-call missing, haploid or reference.")),
        };
    }

    private Problem Fault(string code, ProblemSeverity severity, string message, string? sample, string? hint) =>
        new(code, severity, message, new ProblemLocation(path, _record.Line == 0 ? null : _record.Line, sample), hint);
}
