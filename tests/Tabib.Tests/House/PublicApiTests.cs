using System.Reflection;
using System.Text;

namespace Tabib.Tests.House;

/// <summary>Each change of the public surface shows in review as a change of <c>PublicApi.txt</c> beside the project.</summary>
/// <remarks>Set TABIB_ACCEPT=1 to write the files anew.</remarks>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("Tabib.Core")]
    [InlineData("Tabib.Ingest")]
    [InlineData("Tabib.Record")]
    [InlineData("Tabib.Evidence")]
    [InlineData("Tabib.Decision")]
    public void The_public_surface_is_the_one_that_was_reviewed(string project)
    {
        var path = Path.Combine(Repository.Root, "src", project, "PublicApi.txt");
        var actual = Describe(Assembly.Load(project));
        if (Environment.GetEnvironmentVariable("TABIB_ACCEPT") == "1") File.WriteAllText(path, actual);
        Assert.True(File.Exists(path), $"{path} is missing: run the tests once with TABIB_ACCEPT=1.");
        Assert.Equal(File.ReadAllText(path), actual);
    }

    private static string Describe(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type)).Append('\n');
            foreach (var member in Members(type).Order(StringComparer.Ordinal)) text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static IEnumerable<string> Members(Type type)
    {
        const BindingFlags declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (var field in type.GetFields(declared).Where(field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName))
            yield return $"{field.Name}: {Name(field.FieldType)}{(type.IsEnum ? $" = {Convert.ToInt64(field.GetRawConstantValue())}" : "")}";
        foreach (var constructor in type.GetConstructors(declared).Where(constructor => constructor.IsPublic || constructor.IsFamily))
            yield return $"new({Parameters(constructor)})";
        foreach (var property in type.GetProperties(declared))
        {
            var accessors = property.GetAccessors(nonPublic: true).Where(accessor => accessor.IsPublic || accessor.IsFamily).ToArray();
            if (accessors.Length == 0 || property.Name == "EqualityContract") continue;
            var index = property.GetIndexParameters() is { Length: > 0 } keys ? $"[{string.Join(", ", keys.Select(key => Name(key.ParameterType)))}]" : "";
            yield return $"{property.Name}{index}: {Name(property.PropertyType)} {{{string.Join(' ', accessors.Select(accessor => accessor.ReturnType == typeof(void) ? "set" : "get").Order(StringComparer.Ordinal))}}}";
        }

        foreach (var method in type.GetMethods(declared).Where(method => (method.IsPublic || method.IsFamily) && IsOwn(method)))
            yield return $"{(method.IsStatic ? "static " : "")}{method.Name}({Parameters(method)}): {Name(method.ReturnType)}";
    }

    private static bool IsOwn(MethodInfo method) =>
        (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal))
        && !method.Name.Contains('<')
        && method.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null;

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => "struct",
        { IsAbstract: true, IsSealed: true } => "static class",
        { IsAbstract: true } => "abstract class",
        { IsSealed: true } => "sealed class",
        _ => "class",
    };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{(parameter.ParameterType.IsByRef ? parameter.IsOut ? "out " : "ref " : "")}{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Name(Type type)
    {
        if (type.IsByRef) return Name(type.GetElementType()!);
        if (type.IsArray) return Name(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter) return type.Name;
        var name = type.DeclaringType is null ? type.FullName ?? type.Name : $"{Name(type.DeclaringType)}.{type.Name}";
        var tick = name.IndexOf('`', StringComparison.Ordinal);
        if (tick >= 0) name = name[..tick];
        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : name;
    }
}
