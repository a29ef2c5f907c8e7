using System.Diagnostics;
using System.Globalization;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;

namespace Tabib.App.Synth;

/// <summary>Makes an invented hospital for demonstration and tests.</summary>
public sealed class SynthCapability : Capability<SynthOptions, SynthReport>
{
    public override string Name => "synth";

    public override string Summary => "Makes an invented hospital: records over years, genotypes, device streams, images, case counts, and the truth behind them.";

    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("synth --patients 5 --out invented", "A small one."),
        new("synth --patients 60 --seed 42 --out sample --gzip", "The one in samples/hospital."),
    ];

    public override string Details => "No real person is behind it. The same seed gives the same files; person N is the same in a hospital of any size. truth.json says what was planted and which rules must fire.";

    public override SynthReport Run(SynthOptions options, IProgress<ProgressReport> progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        if (options.Patients is < 1 or > SynthSettings.MostPatients)
            throw Misuse(string.Create(CultureInfo.InvariantCulture, $"--patients must be from 1 to {SynthSettings.MostPatients:N0}."));
        var until = options.Until is { } given ? DateOnly.FromDateTime(given.UtcDateTime) : SynthSettings.DefaultUntil;
        if (until.Year is < 2000 or > 2090) throw Misuse("--until must be from 2000 to 2090.");
        var settings = new SynthSettings(options.Patients, unchecked((ulong)options.Seed), until, options.Gzip, options.Faults);
        using var folder = OutputFolder.Prepare(options.Out, options.Force, options.Gzip);
        var (resources, planted) = HospitalGenerator.Write(folder, settings, progress, cancellation);
        var (files, bytes) = folder.Commit();
        return new SynthReport(folder.Path, options.Patients, resources, planted, files, bytes, clock.Elapsed.TotalSeconds);
    }

    protected override void WriteText(SynthReport result, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Patients:N0} invented patients, {result.Planted:N0} of them planted on purpose: {result.Resources:N0} FHIR resources in {result.Files:N0} files, {result.Bytes / 1e6:F1} MB, {result.Seconds:F1} s"));
        output.WriteLine($"in {result.Folder}; what is true behind them: {Path.Combine(result.Folder, OutputFolder.Mark)}");
    }

    private static ProblemException Misuse(string message) => new(new Problem("SYN001", ProblemSeverity.Fatal, message, ProblemLocation.None, "See: tabib synth --help"), ProblemKind.Usage);
}
