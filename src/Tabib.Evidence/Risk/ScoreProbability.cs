namespace Tabib.Evidence.Risk;

/// <summary>What an output between 0 and 1 is the probability of.</summary>
/// <param name="Years">Horizon.</param>
/// <param name="Event">In plain words, to follow "will have", such as "a heart attack or a stroke".</param>
public sealed record ScoreProbability(double Years, string Event);
