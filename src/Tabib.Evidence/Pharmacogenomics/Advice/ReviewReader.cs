using System.Globalization;
using Tabib.Evidence.Knowledge;

namespace Tabib.Evidence.Pharmacogenomics.Advice;

/// <summary>Reads what a file says of its second reading. A file that says nothing counts as unchecked.</summary>
internal static class ReviewReader
{
    /// <param name="parts">The file's rows or effects, of which each may have a remark.</param>
    public static FactReview Read(PackElement root, IEnumerable<PackElement> parts)
    {
        if (!root.Has("review")) return FactReview.None;
        var item = root["review"];
        var open = item.OptionalText("open");
        string[] against = [.. item.Items("against").Select(source => source.AsText())];
        var isRemarked = open is not null || parts.Any(part => part.Has("open"));
        ReviewStatus? status = item.Text("status") switch { "checked" => ReviewStatus.Checked, "partly" => ReviewStatus.Partly, "unchecked" => ReviewStatus.Unchecked, _ => null };
        if (status is null) item["status"].Fault("PGX040", "'status' must be one of checked, partly, unchecked.");
        if (status is null or ReviewStatus.Unchecked) return FactReview.None with { Open = open ?? FactReview.None.Open };
        if (against.Length == 0) item.Fault("PGX040", "A reading needs the sources that it was held against.");
        if (!DateOnly.TryParseExact(item.Text("on"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) item["on"].Fault("PGX040", "A day is written as 2026-11-25.");
        if (isRemarked != (status == ReviewStatus.Partly)) item.Fault("PGX040", "What was read partly says in 'open' what was not; what was read wholly has nothing open.");
        return new FactReview(status.Value, against, item.Text("on"), open);
    }

    /// <returns>Why a row or an effect is not certain; null where it was checked.</returns>
    public static string? Open(PackElement part, FactReview review) => part.OptionalText("open") ?? review.Open;
}
