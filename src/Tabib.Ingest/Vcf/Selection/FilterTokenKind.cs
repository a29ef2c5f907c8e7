namespace Tabib.Ingest.Vcf.Selection;

internal enum FilterTokenKind
{
    End,
    Name,
    Number,
    Text,
    File,
    Sign,
}
