using System.Globalization;
using Tabib.App.Records;

namespace Tabib.App.Run;

/// <summary>A run's outcome for people.</summary>
internal static class RunText
{
    public static void Write(RunReport result, TextWriter output)
    {
        ImportText.Write(result.Import, output);
        output.WriteLine();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Patients:N0} patients as known at {result.AsOf:yyyy-MM-dd HH:mm}Z: {result.Findings.GetValueOrDefault("value"):N0} findings, {result.Recommendations:N0} recommendations; {result.Attention:N0} patients need attention first."));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Not said for want of inputs: {result.Findings.GetValueOrDefault("missingInputs"):N0}; outside the limits of a score: {result.Findings.GetValueOrDefault("outOfRange"):N0}; not applicable: {result.Findings.GetValueOrDefault("notApplicable"):N0}."));
        if (result.Pharmacogenomics is { Patients: > 0 } or { Problems.Count: > 0 })
        {
            var counts = result.Pharmacogenomics;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Pharmacogenes of {counts.Patients:N0} patients: {counts.Called:N0} genes called; {counts.Recommendations:N0} recommendations for drugs that they take."));
            ImportText.WriteProblems(counts.Problems, output);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Report: {result.Index} ({result.Seconds:F1} s)"));
    }
}
