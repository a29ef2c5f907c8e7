using System.Diagnostics;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.App.Genomes;
using Tabib.Core.Outcomes;
using Tabib.Core.Tables;
using Tabib.Evidence.PopulationGenetics;
using Tabib.Ingest.Plink;
using Tabib.Record.Genotypes;

namespace Tabib.App.Association;

/// <summary>Gathers associated variants around the strongest ones.</summary>
public sealed class AssociationClumpCapability : Capability<AssociationClumpOptions, AssociationClumpResult>
{
    public override string Name => "association clump";

    public override string Summary => "Gathers the variants of a table of association tests around the smallest p-values, by distance and correlation.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("association run samples/genomes/cohort --phenotypes samples/genomes/phenotypes.tsv --trait LDL --no-report --out ldl-tests.tsv", "The tests first."),
        new("association clump samples/genomes/cohort --results ldl-tests.tsv --p1 0.01 --p2 0.05 --r2 0.1 --out clumps.tsv", "Then the signals among them."),
    ];

    public override string Details =>
        """
        One row a clump, the smallest p-value first: CHROM POS ID REF ALT P LOG10P START END MEMBER_CT MEMBERS.
        ALT is the allele of the genotype set. START and END: first and last position of the clump. MEMBERS: ids of the gathered variants in the order of the set, parted by commas; a point where there are none.
        From the smallest p-value on, each variant up to --p1 that no other has taken takes those up to --p2, within --kb and correlated at least --r2, that no other has taken. Correlations are of alleles on one haplotype, estimated over founders (PLINK 1.9's --clump).
        Variants are found by chromosome, position and alleles. Of rows with a TEST only ADD and FIRTH count. Of variants with several ALT alleles the first is looked at.
        """;

    public override AssociationClumpResult Run(AssociationClumpOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetUtcNow();
        var clock = Stopwatch.StartNew();
        var settings = Settings(options);
        var table = AssociationResultReader.Read(options.Results, -Math.Log10(Math.Max(options.IndexP, options.MemberP)));
        var store = GenotypeInput.Open(options);
        var samples = new CohortSamples(store.Samples, options.Nonfounders);
        if (samples.Counted.Count == 0) throw Fault.InData("GEN002", options.Prefix, "No founder is left to work with.", "Give --nonfounders to count samples with known parents.");
        var notes = new List<Problem>();
        var candidates = ClumpCandidates.Find(table, options.Results, store, notes);
        _ = GenotypeMemory.Allow(options, store, LdClumping.LeastBytes(store.Samples.Count, candidates.Count));
        progress.Report(new ProgressReport("clump", 0, candidates.Count, "variants"));
        var clumps = LdClumping.Clump(store, samples, candidates, settings, cancellation);
        Write(options.Out, store, clumps);
        var result = new AssociationClumpResult(options.Out, table.Tests, candidates.Count, clumps.Count, clumps.Sum(clump => clump.Members.Length), samples.Counted.Count, clock.Elapsed.TotalSeconds, notes);
        GenomeRunManifest.Write(options.Out, Name, options, options.ThreadsInUse, [.. store.Files, options.Results], [options.Out], started, result.Seconds, result);
        return result;
    }

    protected override void WriteText(AssociationClumpResult result, TextWriter output)
    {
        foreach (var note in result.Notes) output.WriteLine(note);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Clumps:N0} clumps with {result.Members:N0} further variants, of {result.Eligible:N0} small p-values among {result.Tests:N0} tests, over {result.Samples:N0} samples: {result.Out}"));
    }

    private static LdClumpingOptions Settings(AssociationClumpOptions options)
    {
        if (options.IndexP is not (> 0 and <= 1)) throw Fault.InOption("--p1", "A p-value is above 0 and at most 1.");
        if (options.MemberP is not (> 0 and <= 1)) throw Fault.InOption("--p2", "A p-value is above 0 and at most 1.");
        if (options.SquaredCorrelation is not (>= 0 and <= 1)) throw Fault.InOption("--r2", "A squared correlation is at least 0 and at most 1.");
        if (options.Kilobases is not (>= 0 and <= 1e6)) throw Fault.InOption("--kb", "A distance is at least 0 and at most 1,000,000 kilobases.");
        return new LdClumpingOptions { IndexPValue = options.IndexP, MemberPValue = options.MemberP, SquaredCorrelation = options.SquaredCorrelation, BasePairs = (int)Math.Round(options.Kilobases * 1000) };
    }

    private static void Write(string path, GenotypeStore store, IReadOnlyList<LdClump> clumps)
    {
        var variants = store.Variants;
        var table = new Utf8TableWriter();
        foreach (var name in (string[])["CHROM", "POS", "ID", "REF", "ALT", "P", "LOG10P", "START", "END", "MEMBER_CT", "MEMBERS"]) table.Add(name);
        table.EndRow();
        foreach (var clump in clumps)
        {
            var positions = clump.Members.Append(clump.Index).Select(variants.Position).ToArray();
            table.Add(variants.ChromosomeOf(clump.Index).Name).Add(variants.Position(clump.Index)).Add(variants.IdBytes(clump.Index)).Add(variants.ReferenceBytes(clump.Index)).Add(variants.AlternateBytes(clump.Index, 1));
            table.AddPValue(clump.Log10P == 0 ? 0 : -clump.Log10P * Math.Log(10)).Add(clump.Log10P).Add(positions.Min()).Add(positions.Max()).Add(clump.Members.Length);
            table.Add(clump.Members.Length == 0 ? "." : string.Join(',', clump.Members.Select(member => VariantName.Of(variants, member)))).EndRow();
        }

        PcaFiles.Commit(path, table);
    }
}
