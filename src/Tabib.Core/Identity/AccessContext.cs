namespace Tabib.Core.Identity;

/// <summary>Who asks for a patient's record, and for what. Every read takes one; the consent gate decides on it in one place.</summary>
/// <param name="Actor">Stable name of the person or program, such as "os:anna".</param>
/// <param name="Purpose">Purpose of use, such as "treatment", "research", "operations".</param>
public sealed record AccessContext(string Actor, string Purpose)
{
    /// <summary>The operating system's user, as the command line acts for them.</summary>
    public static AccessContext CommandLine(string? purpose = null) =>
        new($"os:{Environment.UserName}", string.IsNullOrWhiteSpace(purpose) ? "operations" : purpose);
}
