using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Tabib.App.Reports;

namespace Tabib.App.Pages;

/// <summary>Renders components to UTF-8. For several threads: each page has a renderer of its own, so that nothing of it stays behind (one renderer keeps every root component it ever rendered).</summary>
internal sealed class PageRenderer(Labels labels)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly ConstructorActivator Activators = new();

    private readonly Services _services = new(labels);

    /// <exception cref="Exception">Whatever a component throws; then nothing was written.</exception>
    public void Render<TPage>(Dictionary<string, object?> parameters, Stream utf8)
        where TPage : PageComponent
    {
        using var renderer = new HtmlRenderer(_services, NullLoggerFactory.Instance);

        // No component of a page waits for anything: the tasks are complete when the calls return.
        renderer.Dispatcher.InvokeAsync(async () =>
        {
            var page = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters));
            using var writer = new StreamWriter(utf8, Utf8, 16384, leaveOpen: true) { NewLine = "\n" };
            page.WriteHtmlTo(writer);
        }).GetAwaiter().GetResult();
    }

    /// <summary>All that components ask for.</summary>
    private sealed class Services(Labels labels) : IServiceProvider
    {
        // Markup is escaped always; letters of all scripts stay letters.
        private readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

        public object? GetService(Type serviceType) =>
            serviceType == typeof(Labels) ? labels : serviceType == typeof(HtmlEncoder) ? _encoder : serviceType == typeof(IComponentActivator) ? Activators : null;
    }

    /// <summary>Makes components by their constructor: the framework's own compiles an expression for each kind of component, most of the time that a single page takes.</summary>
    private sealed class ConstructorActivator : IComponentActivator
    {
        public IComponent CreateInstance(Type componentType) => (IComponent)Activator.CreateInstance(componentType)!;
    }
}
