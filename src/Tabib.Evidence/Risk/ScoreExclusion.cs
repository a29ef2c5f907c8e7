namespace Tabib.Evidence.Risk;

/// <summary>People a score says nothing about.</summary>
/// <param name="When">Condition over the inputs; looked at when all it reads is known.</param>
/// <param name="Why">One plain sentence.</param>
/// <param name="Citation">Where the limit is stated; null for the score's own citation.</param>
public sealed record ScoreExclusion(string When, string Why, string? Citation);
