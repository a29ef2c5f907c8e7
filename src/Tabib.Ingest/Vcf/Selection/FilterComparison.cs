namespace Tabib.Ingest.Vcf.Selection;

/// <summary>How two values are compared.</summary>
internal enum FilterComparison
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,

    /// <summary>~: the text has a part that the pattern describes; of a list: one of its parts is the text.</summary>
    Like,

    /// <summary>!~.</summary>
    NotLike,
}
