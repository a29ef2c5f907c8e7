namespace Tabib.App.Genomes;

/// <summary>A sample that is proposed to be left out, as the page lists it.</summary>
public sealed record QualitySampleRow(string Id, string Missing, string Inbreeding, string StatedSex, string SexFromX, long MendelErrors, string Flags);
