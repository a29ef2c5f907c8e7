using Tabib.App.Capabilities;
using Tabib.Core.Genome;
using Tabib.Core.Outcomes;
using Tabib.Ingest.Vcf;

namespace Tabib.App.Variants;

/// <summary>What every command over a file of variants takes.</summary>
public abstract record VariantCommandOptions
{
    /// <summary>The program with its runtime and the buffers of one thread, and what each further thread holds; bytes.</summary>
    private const long Base = 140L << 20;
    private const long EachThread = 24L << 20;

    [Argument(0, "IN", "A VCF or BCF, plain or compressed; - for standard input.")]
    public string Input { get; init; } = "";

    [Option("--region", "Only records that overlap this, such as 22 or chr1:1000000-2000000 (1-based, both ends in); needs an index; may be given several times.", ValueName = "REGION")]
    public IReadOnlyList<string> Region { get; init; } = [];

    [Option("--threads", "Threads to use; all processors by default. Results do not depend on it.", ValueName = "N")]
    public int Threads { get; init; }

    [Option("--memory", "Most memory to use, in megabytes; fewer threads are taken where it is short.", ValueName = "MB")]
    public int Memory { get; init; }

    /// <summary>Threads that the memory allows.</summary>
    /// <exception cref="ProblemException">CLI002: a number is below 1. POP050: the memory does not suffice for one thread.</exception>
    internal int ThreadsInUse()
    {
        if (Threads < 0) throw Fault.InOption("--threads", "The number of threads is at least 1.");
        if (Memory < 0) throw Fault.InOption("--memory", "The memory is a positive number of megabytes.");
        var threads = Threads > 0 ? Threads : Environment.ProcessorCount;
        if (Memory == 0) return threads;
        var allowed = (long)Memory << 20;
        if (allowed < Base + EachThread)
        {
            throw new ProblemException(
                new Problem("POP050", ProblemSeverity.Fatal, $"The work needs {(Base + EachThread) >> 20:N0} MB of memory; {Memory:N0} MB are allowed.", new ProblemLocation(Input), $"Give --memory {(Base + EachThread) >> 20} or more."),
                ProblemKind.Usage);
        }

        return (int)Math.Clamp((allowed - Base) / EachThread, 1, threads);
    }

    /// <param name="report">Takes what is wrong and does not stop the reading.</param>
    internal VariantFileReader Open(int threads, Action<Problem>? report = null, VcfValidation validation = VcfValidation.Structure) =>
        VariantFileReader.Open(Input, new VariantFileOptions { Threads = threads, Regions = Regions(), Report = report, Validation = validation });

    private GenomeRegion[] Regions() => [.. Region.Select(text => GenomeRegion.Parse(text) ?? throw Fault.InOption("--region", $"'{text}' is no region; 22, 1:1000-2000 are."))];
}
