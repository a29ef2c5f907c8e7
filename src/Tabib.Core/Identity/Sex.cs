namespace Tabib.Core.Identity;

/// <summary>Sex as the published models use it; kept apart from gender. Unknown is an answer, never a default to either.</summary>
public enum Sex
{
    Unknown,
    Female,
    Male,
}
