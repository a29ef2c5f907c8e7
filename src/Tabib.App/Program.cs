using System.Text;
using Tabib.App.Capabilities;
using Tabib.App.Cli;

namespace Tabib.App;

internal static class Program
{
    private static int Main(string[] args)
    {
        using var output = Console.OpenStandardOutput();
        var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
        return new CommandLine(CapabilityList.All, error).Run(args, output);
    }
}
