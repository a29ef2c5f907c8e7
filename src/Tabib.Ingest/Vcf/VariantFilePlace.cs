namespace Tabib.Ingest.Vcf;

/// <summary>A place between two blocks of a BGZF file, from which <see cref="VariantFileReader.GoTo"/> makes the blocks that follow, cut where they were cut before.</summary>
/// <param name="RestFrom">Byte of the file before which nothing of the rest lies.</param>
/// <param name="Next">Byte of the file at which the next batch begins.</param>
/// <param name="RestLength">Decompressed bytes in front of it that belong to the record which goes on there.</param>
/// <param name="Line">Line (of a BCF: number of the record) that comes next.</param>
/// <param name="Blocks">Blocks before the place.</param>
public readonly record struct VariantFilePlace(long RestFrom, long Next, int RestLength, long Line, long Blocks);
