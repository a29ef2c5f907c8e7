using Tabib.Core.Outcomes;
using Tabib.Record.Journal;

namespace Tabib.Record.Timeline;

/// <summary>What there is of a timeline, as far as it can be built upon.</summary>
internal static class TimelineState
{
    /// <returns>Null where the timeline must be made anew; unless there was none, a problem says why.</returns>
    public static TimelineManifest? Read(string directory, JournalSnapshot journal, ICollection<Problem> problems)
    {
        var path = TimelineManifest.PathIn(directory);
        try
        {
            var manifest = TimelineManifest.Read(directory);
            if (manifest is null)
            {
                if (Directory.Exists(TimelinePart.AllIn(directory))) Anew("TML001", "The manifest of the timeline is missing.", path);
                return null;
            }

            if (manifest.Position > journal.Position || manifest.Commitment != Convert.ToHexStringLower(journal.Commitment(manifest.Position)))
            {
                Anew("TML003", "The timeline was made from another journal, or from a later state of this one.", path);
                return null;
            }

            if (manifest.DamagedFile(directory) is not { } damaged) return manifest;
            Anew("TML002", "A file of the timeline is missing or damaged.", damaged);
        }
        catch (FormatException fault)
        {
            Anew("TML001", fault.Message, path);
        }

        return null;

        void Anew(string code, string message, string place) =>
            problems.Add(new Problem(code, ProblemSeverity.Information, message, new ProblemLocation(place), "It was made anew from the journal; nothing is lost."));
    }

    /// <summary>Deletes what the manifest does not name: leftovers of a run that was stopped, and what the run before took out of use.</summary>
    public static void RemoveLeftovers(string directory, TimelineManifest? manifest)
    {
        var used = (manifest?.Parts ?? []).Select(part => part.FolderIn(directory)).ToHashSet(StringComparer.Ordinal);
        if (Directory.Exists(TimelinePart.AllIn(directory)))
        {
            foreach (var folder in Directory.GetDirectories(TimelinePart.AllIn(directory)).Where(folder => !used.Contains(folder))) Directory.Delete(folder, recursive: true);
        }

        foreach (var name in (ReadOnlySpan<string>)[OmopFiles.TemporaryName, TimelineDatabase.SpillName])
        {
            var folder = Path.Combine(directory, name);
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
    }
}
