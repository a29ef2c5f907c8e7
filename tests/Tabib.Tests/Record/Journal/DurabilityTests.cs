using Microsoft.Data.Sqlite;
using Tabib.Core.Outcomes;
using Tabib.Record.Journal;
using static Tabib.Tests.Record.Journal.JournalFixture;

namespace Tabib.Tests.Record.Journal;

public sealed class DurabilityTests : IDisposable
{
    private readonly JournalFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void The_digest_depends_on_contents_alone()
    {
        using var other = _fixture.Open("other");
        string[] resources = [Patient("p"), Observation("o", "Patient/p"), Patient("q")];
        _fixture.Import("a", resources);
        _fixture.Import(other.Journal, "a", [.. resources.Reverse()]);
        Assert.Equal(_fixture.Journal.Digest(TestContext.Current.CancellationToken), other.Journal.Digest(TestContext.Current.CancellationToken));
        Assert.NotEqual(_fixture.Journal.RootHash, other.Journal.RootHash);
        _fixture.Import("a", Observation("o", "Patient/p", "9"));
        Assert.NotEqual(_fixture.Journal.Digest(TestContext.Current.CancellationToken), other.Journal.Digest(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void An_import_in_pieces_ends_with_the_same_root_as_one_in_one_go()
    {
        using var other = _fixture.Open("other");
        string[] resources = [.. Enumerable.Range(0, 40).SelectMany(i => new[] { Patient($"p{i}"), Observation($"o{i}", $"Patient/p{i * 7 % 40}") })];
        _fixture.Import("a", resources);
        for (var i = 10; i <= resources.Length; i += 10) _fixture.Import(other.Journal, "a", resources[..i]);
        Assert.Equal(_fixture.Journal.RootHash, other.Journal.RootHash);
    }

    [Fact]
    public void An_import_that_is_stopped_goes_on_to_the_same_root()
    {
        using var other = _fixture.Open("other");
        var path = _fixture.Write("many.ndjson", string.Join('\n', Enumerable.Range(0, 12_000).Select(i => i % 3 == 0 ? Patient($"p{i}") : Observation($"o{i}", $"Patient/p{i * 7 % 12_000}"))));
        ImportFile(_fixture.Journal, path, "a");
        using var stop = new CancellationTokenSource();
        var seen = 0;
        var progress = new StopAfter(() => { if (++seen == 4) stop.Cancel(); });
        Assert.ThrowsAny<OperationCanceledException>(() => other.Journal.Import(
            [.. Tabib.Ingest.InputDiscovery.Find([path], "a", []).Select(ImportSource.Fhir)], new Tabib.Ingest.Fhir.FhirReadOptions { Now = Now }, progress, stop.Token));
        Assert.InRange(other.Journal.Position, 1, 11_999);
        ImportFile(other.Journal, path, "a");
        Assert.Equal(_fixture.Journal.RootHash, other.Journal.RootHash);
        other.Journal.Verify(TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("UPDATE entries SET payload = (SELECT payload FROM entries WHERE position = 1) WHERE position = 2")]
    [InlineData("UPDATE entries SET time = time + 1 WHERE position = 1")]
    [InlineData("UPDATE entries SET version = 3 WHERE position = 2")]
    [InlineData("DELETE FROM entries WHERE position = 2")]
    [InlineData("DELETE FROM entries WHERE position = 3")]
    [InlineData("UPDATE resources SET id = 'z' WHERE id = 'o'")]
    public void A_change_of_history_is_seen(string tampering)
    {
        _fixture.Import("a", Patient("p"), Observation("o", "Patient/p"), Patient("q"));
        _fixture.Journal.Verify(TestContext.Current.CancellationToken);
        Tamper(tampering);
        Assert.Throws<ProblemException>(() => _fixture.Journal.Verify(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Payloads_are_not_readable_without_the_key()
    {
        _fixture.Import("a", Patient("p", ",\"name\":[{\"text\":\"Findmeplease\"}]"));
        _fixture.Workspace.Dispose();
        Directory.Delete(Path.Combine(_fixture.Folder, "keys"), recursive: true);
        var fault = Assert.Throws<ProblemException>(() => _fixture.Open());
        Assert.Equal(("JRN018", ProblemKind.InputMissing), (fault.Problem.Code, fault.Kind));
    }

    [Fact]
    public void A_workspace_in_use_names_its_holder()
    {
        _fixture.Import("a", Patient("p"));
        using var holder = new SqliteConnection($"Data Source={Path.Combine(_fixture.Workspace.Directory, "journal.db")};Pooling=False");
        holder.Open();
        using var lockIt = holder.CreateCommand();
        lockIt.CommandText = "BEGIN IMMEDIATE";
        lockIt.ExecuteNonQuery();
        var fault = Assert.Throws<ProblemException>(() => _fixture.Import("a", Patient("q")));
        Assert.Equal(("JRN010", ProblemKind.InputOutput), (fault.Problem.Code, fault.Kind));
        Assert.Contains($"process {Environment.ProcessId} ", fault.Problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_probe_says_whether_a_workspace_is_free_and_changes_nothing()
    {
        _fixture.Import("a", Patient("p"));
        var directory = Path.Combine(_fixture.Folder, "workspace");
        Assert.Equal(1, Workspace.Probe(directory, _fixture.Options));
        Assert.Equal(1, _fixture.Journal.Position);
        Assert.Equal("JRN023", Assert.Throws<ProblemException>(() => Workspace.Probe(Path.Combine(_fixture.Folder, "none"), _fixture.Options)).Problem.Code);
        using var holder = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(directory, "journal.db")};Pooling=False");
        holder.Open();
        using var begin = holder.CreateCommand();
        begin.CommandText = "BEGIN IMMEDIATE";
        begin.ExecuteNonQuery();
        Assert.Equal("JRN010", Assert.Throws<ProblemException>(() => Workspace.Probe(directory, _fixture.Options)).Problem.Code);
    }

    [Fact]
    public void Two_connections_may_write_by_turns()
    {
        using var second = _fixture.Open();
        for (var i = 0; i < 3; i++)
        {
            _fixture.Import("a", Patient($"a{i}"), Observation($"x{i}", $"Patient/a{i}"));
            _fixture.Import(second.Journal, "b", Patient($"b{i}"), Observation($"y{i}", $"Patient/b{i}", "2.0"));
        }

        Assert.Equal(12, _fixture.Journal.Position);
        _fixture.Journal.Verify(TestContext.Current.CancellationToken);
        Assert.Equal("2.0", _fixture.Record("b2").Facts[0].Value.AsQuantity!.Value.Digits);
    }

    [Theory]
    [InlineData(1, "import the data into a new workspace")]
    [InlineData(99, "newer Tabib")]
    public void A_journal_of_another_format_is_told_and_left_alone(int format, string hint)
    {
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_fixture.Workspace.Directory, "journal.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PRAGMA user_version={format}");
            command.ExecuteNonQuery();
        }

        var fault = Assert.Throws<ProblemException>(() => _fixture.Open());
        Assert.Equal("JRN016", fault.Problem.Code);
        Assert.Contains(hint, fault.Problem.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_journal_is_said_to_be_none()
    {
        var folder = Path.Combine(_fixture.Folder, "odd");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "journal.db"), new string('x', 5000));
        Assert.Equal("JRN014", Assert.Throws<ProblemException>(() => _fixture.Open("odd")).Problem.Code);
    }

    [Fact]
    public void A_workspace_that_is_not_there_is_not_made_by_reading()
    {
        var folder = Path.Combine(_fixture.Folder, "none");
        var fault = Assert.Throws<ProblemException>(() => Workspace.Open(folder, _fixture.Options with { Create = false }));
        Assert.Equal(("JRN023", ProblemKind.InputMissing), (fault.Problem.Code, fault.Kind));
        Assert.False(Directory.Exists(folder));
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_fixture.Workspace.Directory, "journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    private sealed class StopAfter(Action report) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => report();
    }
}
