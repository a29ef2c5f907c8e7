using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf.Rules;

/// <summary>Takes broken rules: in strict reading the first one stops it, in checking each is an error, in lenient reading a warning.</summary>
internal sealed class RuleReport(string file, VcfValidation validation, Action<Problem>? report)
{
    /// <param name="path">Column, key and sample.</param>
    /// <exception cref="ProblemException">In strict reading.</exception>
    public void Add(string code, string message, long line, string? path, bool isAdvice = false)
    {
        var isError = validation is VcfValidation.Strict or VcfValidation.Check && !isAdvice;
        var problem = new Problem(code, isError ? ProblemSeverity.Error : ProblemSeverity.Warning, message, new ProblemLocation(file, line == 0 ? null : line, path));
        if (isError && validation == VcfValidation.Strict) throw new ProblemException(problem);
        report?.Invoke(problem);
    }
}
