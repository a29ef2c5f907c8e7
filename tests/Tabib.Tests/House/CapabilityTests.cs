using System.Text.Json;
using Tabib.App.Capabilities;

namespace Tabib.Tests.House;

public sealed class CapabilityTests
{
    public static TheoryData<string> Names => [.. CapabilityList.All.Select(capability => capability.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_capability_has_a_summary_and_an_example(string name)
    {
        var capability = CapabilityList.All.Single(candidate => candidate.Name == name);
        Assert.EndsWith(".", capability.Summary, StringComparison.Ordinal);

        // An example may need what another verb makes.
        Assert.Contains(capability.Examples, example => example.CommandLine.StartsWith(name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_example_runs()
    {
        var folder = Directory.CreateTempSubdirectory("tabib-examples-").FullName;
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder, "samples"), Path.Combine(Repository.Root, "samples"));
            foreach (var example in CapabilityList.All.SelectMany(capability => capability.Examples))
            {
                var (_, error, exitCode) = await Shell.RunAsync($"./tabib {example.CommandLine}", folder, TestContext.Current.CancellationToken);
                Assert.True(exitCode == 0, $"tabib {example.CommandLine} ends with {exitCode}: {error}");
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Every_command_explains_itself_with_examples_first()
    {
        foreach (var capability in CapabilityList.All)
        {
            var (output, _, exitCode) = await Shell.RunAsync($"./tabib {capability.Name} --help", Repository.Root, TestContext.Current.CancellationToken);
            Assert.Equal(0, exitCode);
            Assert.StartsWith("Examples:", output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("doctr", "Did you mean 'tabib doctor'?")]
    [InlineData("doctor --jsno", "Did you mean --json?")]
    public async Task A_typo_is_met_with_the_right_word(string command, string hint)
    {
        var (output, error, exitCode) = await Shell.RunAsync($"./tabib {command}", Repository.Root, TestContext.Current.CancellationToken);
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(hint, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_output_is_json_and_nothing_else()
    {
        var (output, _, _) = await Shell.RunAsync("./tabib doctor --json", Repository.Root, TestContext.Current.CancellationToken);
        Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(output).RootElement.ValueKind);
    }
}
