namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>How far a file of facts was held against its source by a second reading.</summary>
public enum ReviewStatus
{
    Unchecked,
    Partly,
    Checked,
}
