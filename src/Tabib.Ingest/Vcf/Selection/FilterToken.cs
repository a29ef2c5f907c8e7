namespace Tabib.Ingest.Vcf.Selection;

/// <summary>A word of a filter expression.</summary>
/// <param name="At">0-based place in the text.</param>
internal readonly record struct FilterToken(FilterTokenKind Kind, string Text, int At);
