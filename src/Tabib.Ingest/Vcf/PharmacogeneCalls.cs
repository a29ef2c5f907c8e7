namespace Tabib.Ingest.Vcf;

/// <summary>What a program concluded of the pharmacogenes of one sample of a genome file, to be kept with the patient.</summary>
/// <param name="Json">One line as 'pgx call' writes it, UTF-8, without its end.</param>
/// <param name="KnowledgeVersion">Of the definitions that the calls rest on.</param>
/// <param name="KnowledgeHash">Of their files, lower-case hex.</param>
public sealed record PharmacogeneCalls(string Sample, ReadOnlyMemory<byte> Json, string KnowledgeVersion, string KnowledgeHash);
