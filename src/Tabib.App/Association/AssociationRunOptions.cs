using Tabib.App.Capabilities;

namespace Tabib.App.Association;

public sealed record AssociationRunOptions : TraitOptions
{
    [Option("--model", "auto (default), linear, logistic, firth or spa.", ValueName = "MODEL")]
    public string Model { get; init; } = "auto";

    [Option("--firth-fallback", "With logistic: variants without a finite estimate are fitted by Firth's penalised likelihood (TEST is FIRTH).")]
    public bool FirthFallback { get; init; }

    [Option("--likelihood-ratio", "With logistic: a column LRT_P after the others, the p-value of the likelihood-ratio test; P stays Wald's.")]
    public bool LikelihoodRatio { get; init; }

    [Option("--interaction", "Test the product of the genotype with this covariate too, in rows ADDxNAME; may be given several times.", ValueName = "NAME")]
    public IReadOnlyList<string> Interactions { get; init; } = [];

    [Option("--covariate-rows", "Write the coefficients of the covariates too, in rows that bear their names.")]
    public bool CovariateRows { get; init; }

    [Option("--impute-mean", "Missing genotypes count as the mean of the variant's known ones; without it their samples are left out of that variant.")]
    public bool ImputesMean { get; init; }

    [Option("--alleles-apart", "Each ALT allele of a multiallelic variant in a model of its own, other alleles counting as REF; without it all are in one model (the score test always takes them apart).")]
    public bool AllelesApart { get; init; }

    [Option("--x-model", "What a man's one copy on chromosome X counts as: 2 (default, as a woman's two) or 1.", ValueName = "COPIES")]
    public int MaleCopiesOnX { get; init; } = 2;

    [Option("--loco", "Predictions that association ridge made (P.loco.tsv): those without the tested variant's chromosome are taken from a quantitative trait, or are a known part of a binary trait's log odds.", ValueName = "FILE")]
    public string? Loco { get; init; }

    [Option("--sets", "Test genes too: a gene, a variant id and at will a mask in each line, parted by tabs. F.tsv gets F.genes.tsv beside it; see association genes.", ValueName = "FILE")]
    public string? Sets { get; init; }

    [Option("--tests", "Of the genes: parted by commas, of burden, skat, skat-o, acat-v, acat; all by default.", ValueName = "TESTS")]
    public string? GeneTests { get; init; }

    [Option("--max-maf", "Of the genes: leave out variants whose minor allele is more frequent; 0.01 by default.", ValueName = "FREQUENCY")]
    public double? MaximumFrequency { get; init; }

    [Option("--out", "The table to write. Of several traits each has a file of its own: F.tsv becomes F.TRAIT.tsv.", ValueName = "FILE", Required = true)]
    public string Out { get; init; } = "";

    [Option("--resume", "Go on with a run that was stopped: blocks that were finished are not computed again. Inputs and options must be the same.")]
    public bool Resume { get; init; }

    [Option("--no-report", "No page of plots beside the table.")]
    public bool NoReport { get; init; }
}
