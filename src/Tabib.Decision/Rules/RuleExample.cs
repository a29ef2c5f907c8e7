using Tabib.Core.Findings;
using Tabib.Record.Journal;

namespace Tabib.Decision.Rules;

/// <summary>A small record with the answer that a rule must give; part of the pack.</summary>
/// <param name="Expected">True: fires; false: silent; unknown: cannot say.</param>
/// <param name="Missing">Words that must be among what is missing.</param>
internal sealed record RuleExample(
    string Name, PatientRecord Record, IReadOnlyList<Finding> Findings, Truth Expected, IReadOnlyList<string> Missing);
