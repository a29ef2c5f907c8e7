using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;

namespace Tabib.Evidence.Pharmacogenomics.Reading;

/// <summary>Which build a file is read as: the one asked for, else the one that its header states and its reference bases do not contradict.</summary>
internal static class BuildChoice
{
    /// <param name="asked">Null to tell by the file.</param>
    /// <param name="stated">What the header says, or <see cref="GenomeBuild.Unknown"/>.</param>
    /// <param name="read">Reads on GRCh37 (true) or GRCh38, and counts records whose reference bases agree and differ.</param>
    /// <exception cref="ProblemException">PGX003: the bases are of another build.</exception>
    public static T Choose<T>(string path, string? asked, string stated, Func<bool, (T Reading, int Agreeing, int Differing)> read)
    {
        var is37 = (asked ?? stated) == GenomeBuild.Grch37;
        var (reading, agreeing, differing) = read(is37);
        // A file of one gene may have nothing at all at the places of the other build.
        var isOpen = asked is null && stated == GenomeBuild.Unknown && agreeing == 0;
        if (differing <= agreeing && !isOpen) return reading;
        if (asked is null)
        {
            var other = read(!is37);
            if (other.Agreeing > other.Differing && other.Agreeing > agreeing)
            {
                if (stated == GenomeBuild.Unknown) return other.Reading;
                throw Fault(path, $"The header says {stated}, but the reference bases are those of {Name(!is37)}.", "Correct the header, or say which build it is with --build.");
            }

            if (differing <= agreeing) return reading;
        }

        throw Fault(path, $"{differing} of {differing + agreeing} reference bases at the definitions' positions are not those of {Name(is37)}.", "Say which build the file is on with --build.");
    }

    public static string Name(bool is37) => is37 ? GenomeBuild.Grch37 : GenomeBuild.Grch38;

    private static ProblemException Fault(string path, string message, string hint) => new(new Problem("PGX003", ProblemSeverity.Error, message, new ProblemLocation(path), hint));
}
