using System.CommandLine;
using System.Reflection;
using Tabib.App.Capabilities;
using Tabib.Core.Outcomes;

namespace Tabib.App.Cli;

/// <summary>Reads the arguments after the verb into the capability's options record.</summary>
internal sealed class VerbParser
{
    private readonly Capability _capability;
    private readonly Command _command;
    private readonly List<(PropertyInfo Property, string Name, Func<ParseResult, object?> Read)> _bindings = [];
    private readonly Option<bool> _json = new("--json");
    private readonly Option<bool> _quiet = new("--quiet");

    public VerbParser(Capability capability)
    {
        _capability = capability;
        _command = new Command(capability.Name.Split(' ')[^1]);
        var model = OptionsModel.Of(capability.OptionsType);
        foreach (var (property, attribute) in model.Arguments) AddArgument(property, attribute);
        foreach (var (property, attribute) in model.Options) AddOption(property, attribute);
        _command.Options.Add(_json);
        _command.Options.Add(_quiet);
    }

    /// <exception cref="ProblemException">CLI001 or CLI002: misuse; exit code 2.</exception>
    public VerbInvocation Parse(IReadOnlyList<string> arguments)
    {
        var result = _command.Parse(arguments);
        if (result.Errors.Count > 0 || UnknownOption(arguments) is not null) throw Misuse(result, arguments);

        var options = Activator.CreateInstance(_capability.OptionsType)!;
        foreach (var (property, name, read) in _bindings)
        {
            switch (read(result))
            {
                case null or string[] { Length: 0 }:
                    break;
                case string text:
                    property.SetValue(options, ValueReader.Read(text, property.PropertyType, name));
                    break;
                case var value:
                    property.SetValue(options, value);
                    break;
            }
        }

        return new VerbInvocation(options, result.GetValue(_json), result.GetValue(_quiet));
    }

    private void AddArgument(PropertyInfo property, ArgumentAttribute attribute)
    {
        if (OptionsModel.IsList(property))
        {
            var list = new Argument<string[]>(attribute.ValueName) { Arity = attribute.Optional ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore };
            _command.Arguments.Add(list);
            _bindings.Add((property, attribute.ValueName, result => result.GetValue(list)));
            return;
        }

        var single = new Argument<string?>(attribute.ValueName) { Arity = attribute.Optional ? ArgumentArity.ZeroOrOne : ArgumentArity.ExactlyOne };
        _command.Arguments.Add(single);
        _bindings.Add((property, attribute.ValueName, result => result.GetValue(single)));
    }

    private void AddOption(PropertyInfo property, OptionAttribute attribute)
    {
        if (OptionsModel.IsSwitch(property))
        {
            var flag = new Option<bool>(attribute.Name);
            _command.Options.Add(flag);
            _bindings.Add((property, attribute.Name, result => result.GetValue(flag)));
        }
        else if (OptionsModel.IsList(property))
        {
            var list = new Option<string[]>(attribute.Name) { Required = attribute.Required, AllowMultipleArgumentsPerToken = attribute.TakesSeveral };
            _command.Options.Add(list);
            _bindings.Add((property, attribute.Name, result => result.GetValue(list)));
        }
        else
        {
            var single = new Option<string?>(attribute.Name) { Required = attribute.Required, Arity = ArgumentArity.ExactlyOne };
            _command.Options.Add(single);
            _bindings.Add((property, attribute.Name, result => result.GetValue(single)));
        }
    }

    private string[] KnownOptions() => [.. _command.Options.Select(option => option.Name), "--help"];

    /// <summary>The first word that looks like an option and is none: a list of arguments would swallow it.</summary>
    private string? UnknownOption(IReadOnlyList<string> arguments)
    {
        var known = KnownOptions();
        return arguments.TakeWhile(argument => argument != "--").FirstOrDefault(argument => argument.StartsWith("--", StringComparison.Ordinal) && !known.Contains(argument.Split('=')[0]));
    }

    private ProblemException Misuse(ParseResult result, IReadOnlyList<string> arguments)
    {
        var known = KnownOptions();
        var unknown = UnknownOption(arguments);
        var message = unknown is null ? result.Errors[0].Message : $"There is no option '{unknown}'.";
        var near = unknown is null ? null : NearestWord.Of(unknown, known);
        return new ProblemException(
            new Problem("CLI001", ProblemSeverity.Fatal, message, ProblemLocation.None, near is null ? $"See: tabib {_capability.Name} --help" : $"Did you mean {near}?"),
            ProblemKind.Usage);
    }
}
