namespace Tabib.Evidence.Risk;

/// <summary>What a score does without an input. Decided by the pack, never by the engine.</summary>
public enum MissingPolicy
{
    /// <summary>No value: the input is named as missing.</summary>
    Refuse,

    /// <summary>A stated normal value is taken and reported as assumed.</summary>
    AssumeNormal,

    /// <summary>The pack has a form without it; which one was taken is reported.</summary>
    Variant,

    /// <summary>"No", where the record has a problem list that does not name it; reported as assumed. Values given by hand must say it.</summary>
    AbsentMeansNo,
}
