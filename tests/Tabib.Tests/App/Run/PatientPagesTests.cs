using Tabib.App.Run;
using Tabib.Core.Identity;
using Tabib.Record.Journal;

namespace Tabib.Tests.App.Run;

public sealed class PatientPagesTests
{
    [Fact]
    public void Every_patient_has_a_page_of_its_own_that_every_file_system_can_hold()
    {
        string[] ids = ["a", "A", "con", "CON.x", "..", ".hidden", "dot.", "a/b", "ünïcode", "ok-1.2", "patient-3", new string('x', 65), "index", "", "a.card", "B.Card"];
        var pages = new PatientPages(ids.Select((id, i) => new PatientSummary(new PatientKey(i + 1), [("s", id)], PatientRecord.Create(new PatientKey(i + 1), DateTimeOffset.UnixEpoch, []))));
        var names = ids.Select((_, i) => pages[i + 1].FileName).ToArray();
        Assert.Equal(names.Length, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, name => Assert.Matches(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\.html\z", name));
        // Of "a" the card is a.card.html.
        Assert.DoesNotContain(names, name => name.EndsWith(".card.html", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(("a.html", "patient-2.html", "patient-3.html", "ok-1.2.html", "patient-11.html"), (names[0], names[1], names[2], names[9], names[10]));
        Assert.Equal(("s:A", "A"), (Assert.Single(pages[2].Sources), pages[2].Id));
    }
}
