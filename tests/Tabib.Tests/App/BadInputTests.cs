using System.IO.Compression;
using System.Text;
using Tabib.Tests.House;

namespace Tabib.Tests.App;

/// <summary>Bad input as a user meets it: exit code, coded message with place and hint, and nothing half-written.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Good = """{"resourceType":"Patient","id":"good","gender":"male","birthDate":"1960-01-01"}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("tabib-bad-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Gzip_that_is_cut_off_gives_what_came_before_and_says_so()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 2000).Select(i => Good.Replace("good", $"p{i}-{i * 7919 % 104729:x}", StringComparison.Ordinal) + "\n"))));
        Write("a.ndjson.gz", packed.ToArray()[..(int)(packed.Length / 2)]);
        var (output, _) = await ImportAsync(1);
        Assert.Matches("fatal INP003 x1: .* First: a.ndjson.gz", output);
        Assert.DoesNotContain(" 0 resources", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_refuse_their_resource_alone()
    {
        Write("a.ndjson", [.. Encoding.UTF8.GetBytes(Good + "\n{\"resourceType\":\"Patient\",\"id\":\"bad\",\"name\":[{\"family\":\""), 0xFF, 0xFE, .. Encoding.UTF8.GetBytes("\"}]}\n")]);
        var (output, _) = await ImportAsync(1);
        Assert.Contains("error FHIR007 x1: The text is not UTF-8. First: a.ndjson:2", output, StringComparison.Ordinal);
        Assert.Matches(@"Patient +1 +1 ", output);
    }

    [Fact]
    public async Task A_line_of_100_MB_is_left_out_and_the_next_one_read()
    {
        using (var file = new StreamWriter(Path.Combine(Inputs, "a.ndjson")))
        {
            file.Write("{\"resourceType\":\"Patient\",\"id\":\"long\",\"name\":[{\"family\":\"");
            var block = new string('a', 1_000_000);
            for (var i = 0; i < 100; i++) file.Write(block);
            file.Write("\"}]}\n" + Good + "\n");
        }

        var (output, _) = await ImportAsync(1);
        Assert.Contains("error FHIR004 x1: The line is longer than a resource may be; it was left out. First: a.ndjson:1", output, StringComparison.Ordinal);
        Assert.Matches(@"Patient +1 +1 ", output);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","id":"a","birthDate":"1960-01-01","birthDate":"1970-01-01"}""", "FHIR010 x1: .*First: a.json:1 Patient.birthDate")]
    [InlineData("DEEP", "FHIR002 x1: .*First: a.json:1")]
    public async Task A_file_of_which_nothing_can_be_taken_ends_with_65(string content, string message)
    {
        var text = content == "DEEP" ? $"{{\"resourceType\":\"Patient\",\"id\":\"a\",\"extension\":{new string('[', 10_000)}{new string(']', 10_000)}}}" : content;
        Write("a.json", Encoding.UTF8.GetBytes(text));
        var (output, _) = await ImportAsync(65);
        Assert.Matches(message, output);
    }

    [Fact]
    public async Task Wrong_units_absurd_values_and_future_dates_are_taken_in_told_and_never_computed_with()
    {
        static string Observation(string id, string code, string value, string unit, string date = "2026-01-01") =>
            $$$"""{"resourceType":"Observation","id":"{{{id}}}","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"{{{code}}}"}]},"subject":{"reference":"Patient/good"},"effectiveDateTime":"{{{date}}}","valueQuantity":{"value":{{{value}}},"unit":"{{{unit}}}","system":"http://unitsofmeasure.org","code":"{{{unit}}}"}}""";
        string[] lines =
        [
            Good, Observation("height", "8302-2", "1.8", "furlong"), Observation("weight", "29463-7", "99999", "kg"), Observation("systolic", "8480-6", "-120", "mm[Hg]"), Observation("diastolic", "8462-4", "80", "mm[Hg]"),
            Observation("creatinine", "2160-0", "1.0", "mg/dL", "2999-01-01"),
        ];
        Write("a.ndjson", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        var (output, _) = await ImportAsync(0);
        Assert.Matches("warning FHIR042 x1: 'furlong' is no UCUM unit.*First: a.ndjson:2", output);
        Assert.Matches("warning FHIR040 x1: A date lies in the future.*First: a.ndjson:6", output);
        var (scores, _, exit) = await Shell.RunAsync("./tabib risk run --patient good --workspace w --as-of 2026-02-01 bmi mean-arterial-pressure ckd-epi-2021-creatinine", _folder, TestContext.Current.CancellationToken);
        Assert.Equal(0, exit);
        Assert.Contains("bmi: cannot say: weight is 99999 kg, outside", scores, StringComparison.Ordinal);
        Assert.Contains("mean-arterial-pressure: cannot say: systolicBloodPressure is -120 mm[Hg], outside", scores, StringComparison.Ordinal);
        Assert.Contains("ckd-epi-2021-creatinine: cannot say: creatinine missing", scores, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_identifier_in_two_files_makes_nobody_one()
    {
        Write("a.ndjson", Encoding.UTF8.GetBytes("""{"resourceType":"Patient","id":"a","identifier":[{"system":"urn:x","value":"1"}]}"""));
        Write("b.ndjson", Encoding.UTF8.GetBytes("""{"resourceType":"Patient","id":"b","identifier":[{"system":"urn:x","value":"1"}]}"""));
        var (output, _) = await ImportAsync(0);
        Assert.Matches("warning JRN002 x1: .*First: b.ndjson:1 Patient/b", output);
        var (list, _, _) = await Shell.RunAsync("./tabib patients list --workspace w --json", _folder, TestContext.Current.CancellationToken);
        Assert.Equal(2, list.Split("\"number\"").Length - 1);
    }

    [Theory]
    [InlineData("run inputs", "INP006")]
    [InlineData("import inputs", "INP006")]
    public async Task A_folder_with_nothing_usable_makes_nothing(string command, string code)
    {
        Write("readme.txt", "hello"u8.ToArray());
        var (_, error, exit) = await Shell.RunAsync($"./tabib {command} --workspace w", _folder, TestContext.Current.CancellationToken);
        Assert.Equal(65, exit);
        Assert.Contains($"tabib: {code} ", error, StringComparison.Ordinal);
        Assert.Equal(["inputs"], Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName).Where(name => !name!.StartsWith('.')));
    }

    [Fact]
    public async Task A_run_of_standard_input_is_refused_before_anything_is_made()
    {
        var (_, error, exit) = await Shell.RunAsync("echo '{}' | ./tabib run - --workspace w", _folder, TestContext.Current.CancellationToken);
        Assert.Equal(2, exit);
        Assert.Contains("tabib import -", error, StringComparison.Ordinal);
        Assert.DoesNotContain("w", Directory.EnumerateFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_demonstration_leaves_a_folder_of_somebody_else_alone()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "mine", "hospital", "fhir"));
        var own = Path.Combine(_folder, "mine", "hospital", "fhir", "Patient.ndjson");
        File.WriteAllText(own, Good);
        var (_, error, exit) = await Shell.RunAsync("./tabib demo --out mine", _folder, TestContext.Current.CancellationToken);
        Assert.Equal(2, exit);
        Assert.Contains("OUT001 ", error, StringComparison.Ordinal);
        Assert.Equal(Good, File.ReadAllText(own));
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_said_to_be_one()
    {
        Write("a.ndjson", Encoding.UTF8.GetBytes(Good));
        File.WriteAllText(Path.Combine(_folder, "file"), "");
        var (_, error, exit) = await Shell.RunAsync("./tabib import inputs --workspace file/w", _folder, TestContext.Current.CancellationToken);
        Assert.Equal(74, exit);
        Assert.Contains("JRN012 ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_disk_that_fills_up_keeps_what_was_committed_and_the_same_command_goes_on()
    {
        if (!OperatingSystem.IsLinux()) Assert.Skip("limits of file sizes are set by the shell of Linux");
        var random = new Random(7);
        var lines = Enumerable.Range(0, 20_000).Select(i => Good.Replace("good", $"p{i}", StringComparison.Ordinal).Replace("}", $",\"name\":[{{\"text\":\"{random.NextInt64():x}{random.NextInt64():x}\"}}]}}", StringComparison.Ordinal));
        Write("a.ndjson", Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        var (_, error, exit) = await Shell.RunAsync("trap '' XFSZ; ulimit -f 3000; export DOTNET_EnableWriteXorExecute=0; ./tabib import inputs --workspace w", _folder, TestContext.Current.CancellationToken);
        Assert.Equal(74, exit);
        Assert.Matches("JRN01[13] ", error);
        var (output, _) = await ImportAsync(0);
        Assert.Matches(@"Patient +20,000 ", output);
        var (list, _, _) = await Shell.RunAsync("./tabib patients list --workspace w --json", _folder, TestContext.Current.CancellationToken);
        Assert.Equal(20_000, list.Split("\"number\"").Length - 1);
    }

    private string Inputs => Directory.CreateDirectory(Path.Combine(_folder, "inputs")).FullName;

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(Inputs, name), content);

    private async Task<(string Output, string Error)> ImportAsync(int expectedExit)
    {
        var (output, error, exit) = await Shell.RunAsync("./tabib import inputs --workspace w", _folder, TestContext.Current.CancellationToken);
        Assert.True(exit == expectedExit, $"ended with {exit}, not {expectedExit}:\n{output}\n{error}");
        return (output, error);
    }
}
