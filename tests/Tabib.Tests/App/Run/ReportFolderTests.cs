using Tabib.App.Run;
using Tabib.Core.Outcomes;

namespace Tabib.Tests.App.Run;

public sealed class ReportFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-report-").FullName;

    private string Target => Path.Combine(_folder, "report");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Nothing_is_seen_before_the_report_is_whole_and_nothing_is_left_of_one_that_was_not_finished()
    {
        using (var report = ReportFolder.Create(Target, "elsewhere"))
        {
            Write(report, "half");
            Assert.False(Directory.Exists(Target));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void An_earlier_report_is_replaced_as_a_whole()
    {
        Finish("old");
        File.WriteAllText(Path.Combine(Target, "patients", "gone.html"), "");
        Finish("new");
        Assert.Equal("new", File.ReadAllText(Path.Combine(Target, ReportFolder.IndexName)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Target, "patients")));
        Assert.Single(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public void Anything_else_at_the_place_is_left_alone()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "thesis.txt"), "ten years");
        Assert.Equal("OUT001", Assert.Throws<ProblemException>(() => ReportFolder.Create(Target, "elsewhere")).Problem.Code);
        Assert.Equal("OUT002", Assert.Throws<ProblemException>(() => ReportFolder.Create(Target, Target + "/")).Problem.Code);
        Assert.Equal("ten years", File.ReadAllText(Path.Combine(Target, "thesis.txt")));
    }

    [Fact]
    public void An_empty_folder_may_be_used()
    {
        Directory.CreateDirectory(Target);
        Finish("new");
        Assert.True(ReportFolder.IsReport(Target));
    }

    private void Finish(string text)
    {
        using var report = ReportFolder.Create(Target, "elsewhere");
        Write(report, text);
        report.Place();
        Assert.Equal(Target, report.Target);
    }

    private static void Write(ReportFolder report, string text)
    {
        foreach (var name in new[] { ReportFolder.IndexName, ReportFolder.PatientLinesName, ReportFolder.ManifestName }) File.WriteAllText(Path.Combine(report.Writing, name), text);
    }
}
