using System.Globalization;
using System.Text;
using Tabib.Core.Genome;
using Tabib.Core.Tables;
using Tabib.Evidence.Variants.Trios;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Variants;

/// <summary>Holds the records of blocks to Mendel's laws, trio by trio; one for each thread.</summary>
internal sealed class TrioRows
{
    private readonly IReadOnlyList<TrioMembers> _trios;
    private readonly TrioReader[] _readers;
    private readonly TrioOptions _options;
    private readonly RecordSelection _selection;
    private readonly string _build;
    private readonly VcfRecord _record;
    private readonly VcfGenotypes _genotypes;
    private byte[] _name = [];
    private ChromosomeKind _kind = ChromosomeKind.Other;

    public TrioRows(VcfHeader header, IReadOnlyList<TrioMembers> trios, RecordSelection selection, TrioOptions options, string build)
    {
        (_trios, _selection, _options, _build) = (trios, selection, options, build);
        _readers = [.. trios.Select(trio => new TrioReader(trio.Child, trio.Father, trio.Mother, trio.ChildSex, (_, _) => []))];
        _record = new VcfRecord(header);
        _genotypes = new VcfGenotypes(header.Samples.Count);
    }

    public static ReadOnlySpan<byte> Header => "CHROM\tPOS\tID\tREF\tALT\tCHILD\tERROR\tCHILD_GT\tFATHER_GT\tMOTHER_GT\tNEW_ALLELE\tSHARE\tDE_NOVO\n"u8;

    public TrioBlock Of(Ingest.Vcf.VariantBlock block)
    {
        var (rows, counts, records, hasSex) = (new Utf8TableWriter(), new TrioCounts[_trios.Count], 0L, false);
        using (block)
        {
            while (block.Read(_record))
            {
                if (!_selection.Matches(_record)) continue;
                records++;
                if (!_record.Chrom.SequenceEqual(_name)) (_name, _kind) = (_record.Chrom.ToArray(), Chromosome.Of(Encoding.UTF8.GetString(_record.Chrom)).Kind);
                hasSex |= _kind is ChromosomeKind.X or ChromosomeKind.Y;
                _record.ReadGenotypes(_genotypes);
                var isPseudoAutosomal = PseudoAutosomalRegions.Contain(_build, _kind, _record.Position);
                for (var trio = 0; trio < _trios.Count; trio++) Check(trio, isPseudoAutosomal, rows, ref counts[trio]);
            }

            return new TrioBlock(rows, counts, records, hasSex, block.Problems);
        }
    }

    private void Check(int index, bool isPseudoAutosomal, Utf8TableWriter rows, ref TrioCounts counts)
    {
        var trio = _trios[index];
        var (child, father, mother) = (CalledAlleles.Of(_genotypes, trio.Child), CalledAlleles.Of(_genotypes, trio.Father), CalledAlleles.Of(_genotypes, trio.Mother));
        var inheritance = MendelianCheck.InheritanceOf(_kind, isPseudoAutosomal, trio.ChildSex);
        var outcome = MendelianCheck.Check(child, father, mother, inheritance);
        counts = counts.With(outcome);
        if (outcome is MendelianOutcome.Consistent or MendelianOutcome.NotChecked) return;
        var first = IsNew(child.First, father, mother, inheritance) ? Read(index, child.First) : null;
        var second = child.Second != child.First && IsNew(child.Second, father, mother, inheritance) ? Read(index, child.Second) : null;
        TrioSite[] sites = [.. ((TrioSite?[])[first, second]).OfType<TrioSite>()];
        var states = Array.ConvertAll(sites, site => TrioAnalysis.StatusOf(site, _options));
        counts = counts with { NewAlleles = counts.NewAlleles + sites.Length, Candidates = counts.Candidates + states.Count(state => state == NewAlleleStatus.Candidate) };
        Write(trio, outcome, sites, states, rows);
    }

    private static bool IsNew(int allele, CalledAlleles father, CalledAlleles mother, Inheritance inheritance) => inheritance switch
    {
        Inheritance.Mother => !mother.MayHave(allele),
        Inheritance.Father => !father.MayHave(allele),
        _ => !father.MayHave(allele) && !mother.MayHave(allele),
    };

    private TrioSite? Read(int trio, int allele) => _readers[trio].Read(_record, allele);

    private void Write(TrioMembers trio, MendelianOutcome outcome, TrioSite[] sites, NewAlleleStatus[] states, Utf8TableWriter rows)
    {
        var genotype = _record.FormatIndexOf("GT"u8);
        rows.Add(_record.Chrom).Add(_record.Position).Add(_record.Id).Add(_record.Ref).Add(_record.Alt).Add(_record.Header.Samples[trio.Child]).Add(WordOf(outcome));
        foreach (var sample in (ReadOnlySpan<int>)[trio.Child, trio.Father, trio.Mother]) rows.Add(_record.SampleValue(sample, genotype));
        if (sites.Length == 0) rows.Add("."u8).Add("."u8).Add("."u8);
        else
        {
            rows.Add(string.Join(',', sites.Select(site => site.Alternate)));
            rows.Add(string.Join(',', sites.Select(site => TrioAnalysis.ShareOf(site.Child) is >= 0 and var share ? share.ToString("G6", CultureInfo.InvariantCulture) : ".")));
            rows.Add(string.Join(',', states.Select(WordOf)));
        }

        rows.EndRow();
    }

    private static ReadOnlySpan<byte> WordOf(MendelianOutcome outcome) => outcome switch
    {
        MendelianOutcome.NewAllele => "NEW_ALLELE"u8,
        MendelianOutcome.NotOfFather => "NOT_OF_FATHER"u8,
        MendelianOutcome.NotOfMother => "NOT_OF_MOTHER"u8,
        _ => "NOT_OF_EITHER"u8,
    };

    private static string WordOf(NewAlleleStatus status) => status switch
    {
        NewAlleleStatus.Candidate => "CANDIDATE",
        NewAlleleStatus.LowDepth => "LOW_DEPTH",
        NewAlleleStatus.LowQuality => "LOW_QUALITY",
        NewAlleleStatus.FewReads => "FEW_READS",
        _ => "IN_PARENT",
    };
}
