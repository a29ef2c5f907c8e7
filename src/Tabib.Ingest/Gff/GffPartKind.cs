namespace Tabib.Ingest.Gff;

internal enum GffPartKind
{
    Exon,
    Coding,
    Untranslated,
}
