namespace Tabib.Ingest.Plink;

/// <summary>Which columns a .pvar has beside #CHROM POS ID REF ALT.</summary>
public readonly record struct PvarColumns(bool HasQuality, bool HasFilter, bool HasInfo, bool HasCentimorgans);
