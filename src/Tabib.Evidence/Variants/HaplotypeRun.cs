using Tabib.Core.Outcomes;
using Tabib.Ingest;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Variants;

/// <summary>Reads a file whose variants are taken together by haplotype: records wait until the transcripts that they touch have ended.</summary>
internal sealed class HaplotypeRun
{
    private const int ReportEvery = 8192;

    private readonly HaplotypeCaller _haplotypes;
    private readonly GenotypeHaplotypes _genotypes;
    private readonly HaplotypeMasks? _masks;
    private readonly AnnotatedOutput _output;
    private readonly ByteBuffer _info = new();

    public HaplotypeRun(ConsequenceCaller caller, PhaseHandling phase, bool writesMasks, AnnotatedOutput output)
    {
        _haplotypes = new HaplotypeCaller(caller, Deliver);
        _genotypes = new GenotypeHaplotypes(phase);
        _masks = writesMasks ? new HaplotypeMasks() : null;
        _output = output;
    }

    public (bool InReference, bool InAnnotation) MoveTo(string contig) => _haplotypes.MoveTo(contig);

    public void Run(VariantFileReader reader, RecordAnnotator annotator, string name, Action<Problem> report, Action<long> progress, CancellationToken cancellation)
    {
        var (contig, position) = ("", 0);
        while (reader.ReadBlock() is { } block)
        {
            var held = new HeldBlock(block);
            held.Take();
            var record = new VcfRecord(reader.Header);
            while (block.Read(record))
            {
                var count = annotator.Load(record, keep: true);
                if (annotator.Contig != contig) (contig, position) = (annotator.Contig, 0);
                if (record.Position < position) throw new ProblemException(new Problem("ANN004", ProblemSeverity.Fatal, "The variants are not sorted by position.", new ProblemLocation(name, record.Line), "Sort them (bcftools sort), or read each record for itself with --phase local."));
                position = record.Position;
                _info.Clear();
                annotator.Append(_info, count, null);
                _genotypes.Read(record, count);
                var alleles = new List<CarriedAllele>(count);
                for (var i = 0; i < count; i++)
                {
                    if (annotator.IsUsable(i)) alleles.Add(new CarriedAllele(annotator.Allele(i), _genotypes.CarriersOf(i), _genotypes.IsAlone(i)));
                }

                held.Take();
                _haplotypes.Add(new HaplotypeRecord(record.Position, new WaitingAnnotation(record, _info.Written.ToArray(), held)), alleles);
                record = new VcfRecord(reader.Header);
                if (annotator.Records % ReportEvery != 0) continue;
                cancellation.ThrowIfCancellationRequested();
                progress(annotator.Records);
            }

            foreach (var problem in block.Problems) report(problem);
            held.Release();
        }

        _haplotypes.Complete();
    }

    private void Deliver(HaplotypeRecord haplotypes)
    {
        var waiting = (WaitingAnnotation)haplotypes.Tag!;
        string[] ordered = [.. BcsqText.Ordered(haplotypes.Entries)];
        _info.Clear();
        _info.Append(waiting.Info);
        VariantFileAnnotator.AppendBcsq(_info, ordered);
        _masks?.Write(waiting.Record, haplotypes, ordered);
        _output.Write(waiting.Record, _info.Written);
        waiting.Block.Release();
        _info.Clear();
    }

    private sealed record WaitingAnnotation(VcfRecord Record, byte[] Info, HeldBlock Block);

    /// <summary>A block whose bytes are looked at as long as one of its records waits.</summary>
    private sealed class HeldBlock(VariantBlock block)
    {
        private int _count;

        public void Take() => _count++;

        public void Release()
        {
            if (--_count == 0) block.Dispose();
        }
    }
}
