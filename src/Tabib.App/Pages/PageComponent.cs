using Microsoft.AspNetCore.Components;
using Tabib.App.Reports;

namespace Tabib.App.Pages;

/// <summary>What all components of a page have: the labels.</summary>
public abstract class PageComponent : ComponentBase
{
    [Inject]
    public Labels L { get; set; } = null!;

    protected static string Format(string format, params ReadOnlySpan<object?> values) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, values);
}
