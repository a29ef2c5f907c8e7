namespace Tabib.Evidence.Association;

/// <summary>A coefficient of a variant's model that gets a row.</summary>
/// <param name="Term">Index into the terms of the run.</param>
/// <param name="Column">Of the model: intercept 0, covariates, genotypes of the alleles, products.</param>
/// <param name="Allele">Place of the allele whose copies are its unit; -1 of a covariate's coefficient.</param>
internal readonly record struct TestedRow(int Term, int Column, int Allele);
