using Tabib.Core.Outcomes;

namespace Tabib.Ingest.Vcf;

/// <summary>Tells whose the samples of a genome file are: as a list says, else by their own names.</summary>
internal sealed class SampleOwners(InputFile file, SampleMap samples, FindPatient find)
{
    private const int LongestShown = 40;

    /// <returns>Null, with a problem, where it cannot be told whose the sample is.</returns>
    public PatientName? Find(string sample, ICollection<Problem> problems)
    {
        if (samples.PatientOf(sample) is { } stated)
        {
            var known = find(stated);
            if (known is null) Add(problems, "VCF021", $"The patient of sample {Shown(sample)} is not known yet; the file is attached as the list of samples says.", "Check the list, and import the patients.");
            return PatientName.Read(known ?? stated, null, file.Source);
        }

        if (find(sample) is { } named) return PatientName.Read(named, null, file.Source);
        Add(problems, "VCF020", $"Sample {Shown(sample)} is called like no patient, or like several: it is attached to nobody.", "Say with a list of samples which patient it belongs to, and import again.");
        return null;
    }

    private void Add(ICollection<Problem> problems, string code, string message, string hint) =>
        problems.Add(new Problem(code, ProblemSeverity.Warning, message, new ProblemLocation(file.Name, null, "#CHROM"), hint));

    private static string Shown(string text) => text.Length > LongestShown ? text[..LongestShown] + "..." : text;
}
