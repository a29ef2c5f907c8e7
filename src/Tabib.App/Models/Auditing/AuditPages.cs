using Tabib.App.Pages;

namespace Tabib.App.Models.Auditing;

/// <summary>Writes the pages of an audit: each a file that stands alone, beside the other.</summary>
internal static class AuditPages
{
    public const string FileName = "audit.html";
    public const string ProxyName = "proxy.html";

    public static void Write(AuditPageContent content, Stream utf8) =>
        new PageRenderer(content.Labels).Render<AuditPage>(new() { [nameof(AuditPage.Content)] = content }, utf8);

    /// <param name="content">Of an audit of labels.</param>
    public static void WriteProxy(AuditPageContent content, Stream utf8) =>
        new PageRenderer(content.Labels).Render<ProxyPage>(new() { [nameof(ProxyPage.Content)] = content }, utf8);
}
