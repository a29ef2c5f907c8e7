using Tabib.App.Capabilities;

namespace Tabib.App.Cli;

/// <summary>Help generated from the capabilities: examples first, then arguments, options and details.</summary>
internal static class HelpText
{
    private const int Column = 30;

    public static void WriteOverview(IReadOnlyList<Capability> capabilities, TextWriter output)
    {
        output.WriteLine("Tabib: from a hospital's own data to checked, explained predictions and advice.");
        output.WriteLine("Research and decision support; not a certified medical device.");
        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (var capability in capabilities.Take(4)) WriteExample(capability.Examples[0], output);
        output.WriteLine();
        output.WriteLine("Commands:");
        foreach (var capability in capabilities) WriteRow(capability.Name, capability.Summary, output);
        output.WriteLine();
        output.WriteLine("tabib COMMAND --help tells more. Everywhere: --json for programs, --quiet for no progress.");
        output.WriteLine("Exit codes: 0 ok, 1 a check failed or some inputs were refused, 2 usage, 65 bad data, 66 input missing, 70 bug, 74 I/O, 130 stopped.");
    }

    public static void Write(Capability capability, TextWriter output)
    {
        var model = OptionsModel.Of(capability.OptionsType);
        output.WriteLine("Examples:");
        foreach (var example in capability.Examples) WriteExample(example, output);
        output.WriteLine();
        output.WriteLine(capability.Summary);
        output.WriteLine();
        var arguments = string.Concat(model.Arguments.Select(argument =>
            argument.Attribute.Optional ? $" [{argument.Attribute.ValueName}]" : $" {argument.Attribute.ValueName}"));
        output.WriteLine($"Usage: tabib {capability.Name}{arguments} [options]");
        output.WriteLine();
        foreach (var (_, attribute) in model.Arguments) WriteRow(attribute.ValueName, attribute.Help, output);
        if (model.Arguments.Count > 0) output.WriteLine();
        output.WriteLine("Options:");
        foreach (var (_, attribute) in model.Options)
            WriteRow(attribute.ValueName.Length > 0 ? $"{attribute.Name} {attribute.ValueName}" : attribute.Name, attribute.Help, output);
        WriteRow("--json", "The result as JSON on standard output.", output);
        WriteRow("--quiet", "No progress on standard error.", output);
        if (capability.Details.Length == 0) return;
        output.WriteLine();
        output.WriteLine(capability.Details);
    }

    private static void WriteExample(Example example, TextWriter output)
    {
        output.WriteLine($"  tabib {example.CommandLine}");
        output.WriteLine($"      {example.Explanation}");
    }

    private static void WriteRow(string left, string right, TextWriter output)
    {
        if (left.Length < Column - 3)
        {
            output.WriteLine($"  {left.PadRight(Column - 2)}{right}");
            return;
        }

        output.WriteLine($"  {left}");
        output.WriteLine($"{new string(' ', Column)}{right}");
    }
}
