namespace Tabib.Ingest.Gff;

/// <summary>An exon, a stretch of coding sequence or of an untranslated region.</summary>
/// <param name="Phase">Bases before the first whole codon; −1 where the file does not say.</param>
internal readonly record struct GffPart(GffPartKind Kind, int Contig, int Start, int End, bool IsReverse, int Phase, long Line);
