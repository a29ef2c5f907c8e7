using System.Globalization;
using Tabib.App.Pharmacogenomics;
using Tabib.Core.Identity;
using Tabib.Core.Outcomes;
using Tabib.Record.Cohorts;
using Tabib.Record.Cohorts.Definitions;

namespace Tabib.App.Cohorts;

/// <summary>Phenotypes of pharmacogenes for those of a cohort whose calls were known at the index moment.</summary>
internal static class CohortPhenotypes
{
    /// <returns>What could not be used.</returns>
    public static IReadOnlyList<string> Add(CohortInput input, Cohort cohort)
    {
        var genes = input.Definition.Features.Where(feature => feature.Take == FeatureTake.Phenotype).Select(feature => feature.Gene!).ToHashSet(StringComparer.Ordinal);
        if (genes.Count == 0 || input.Workspace is not { } workspace) return [];
        var (rows, unusable) = (new List<(long, string, string)>(), 0);
        var access = AccessContext.CommandLine(input.Options.Purpose);
        foreach (var (patient, moment) in cohort.Moments())
        {
            var record = workspace.Journal.Read(new PatientKey(patient), new DateTimeOffset(moment, TimeSpan.Zero), access);
            foreach (var stored in StoredCalls.Of(workspace.Journal, record))
            {
                try
                {
                    foreach (var call in stored.Read().Genes.Where(call => call.Phenotype is not null && genes.Contains(call.Gene))) rows.Add((patient, call.Gene, call.Phenotype!));
                }
                catch (ProblemException)
                {
                    unusable++;
                }
            }
        }

        cohort.AddPhenotypes(rows);
        return unusable == 0 ? [] : [string.Create(CultureInfo.InvariantCulture, $"{unusable} documents of pharmacogene calls cannot be read: their patients have no phenotype by them")];
    }
}
