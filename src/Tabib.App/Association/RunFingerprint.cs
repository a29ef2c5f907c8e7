using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Tabib.App.Cli;

namespace Tabib.App.Association;

/// <summary>One text that differs where inputs, options or program differ: what was half done may go on only with the same.</summary>
internal static class RunFingerprint
{
    /// <summary>Options that change no byte of the tables (threads, memory, page) are left out.</summary>
    public static string Of(AssociationRunOptions options, IEnumerable<string> inputs)
    {
        var text = new StringBuilder(CommandLine.Version).Append('\n').Append(options.Model).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"{options.FirthFallback} {options.LikelihoodRatio} {options.ImputesMean} {options.AllelesApart} {options.CovariateRows} {options.MaleCopiesOnX}\n");
        foreach (var list in (IReadOnlyList<string>[])[options.Traits, options.CovariateNames, options.Interactions, options.Region]) text.AppendJoin('\t', list).Append('\n');
        foreach (var path in inputs)
        {
            var file = new FileInfo(path);
            text.Append(CultureInfo.InvariantCulture, $"{file.FullName}\t{file.Length}\t{file.LastWriteTimeUtc.Ticks}\n");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
