using Tabib.Core.Identity;

namespace Tabib.App.Synth.Lives;

/// <summary>Given and family names that are common in several languages; any likeness of a pair with a real person is chance.</summary>
internal static class NameLists
{
    private static readonly string[] UzbekWomen = ["Dilnoza", "Gulnora", "Malika", "Nargiza", "Nilufar", "Sevara", "Umida", "Zulfiya", "Feruza", "Madina", "Nodira", "Shahnoza"];

    private static readonly string[] UzbekMen = ["Aziz", "Bobur", "Davron", "Farhod", "Jasur", "Kamol", "Otabek", "Rustam", "Sherzod", "Temur", "Ulug‘bek", "Shuhrat"];

    private static readonly string[] UzbekFamilies = ["Karimov", "Rahimov", "Yusupov", "Tursunov", "Ergashev", "Nazarov", "Usmonov", "Qodirov", "Saidov", "Hakimov", "Mirzayev", "Ismoilov"];

    private static readonly string[] RussianWomen = ["Anna", "Elena", "Irina", "Maria", "Natalia", "Olga", "Svetlana", "Tatiana"];

    private static readonly string[] RussianMen = ["Alexei", "Dmitri", "Ivan", "Mikhail", "Nikolai", "Pavel", "Sergei", "Vladimir"];

    private static readonly string[] RussianFamilies = ["Ivanov", "Petrov", "Smirnov", "Kuznetsov", "Popov", "Volkov", "Sokolov", "Morozov"];

    private static readonly string[] EnglishWomen = ["Alice", "Caroline", "Emily", "Grace", "Helen", "Laura", "Rachel", "Susan"];

    private static readonly string[] EnglishMen = ["Andrew", "Daniel", "Edward", "George", "Henry", "James", "Peter", "Thomas"];

    private static readonly string[] EnglishFamilies = ["Baker", "Carter", "Fletcher", "Harris", "Mason", "Parker", "Turner", "Walker"];

    public static readonly IReadOnlyList<string> Cities = ["Oqtepa", "Bog‘zor", "Chinorli", "Guliston ko‘cha", "Yangiqishloq", "Northfield"];

    public static (string Given, string Family) Draw(Draws draws, Sex sex)
    {
        var isWoman = sex == Sex.Female;
        return draws.Below(10) switch
        {
            < 5 => (draws.Pick(isWoman ? UzbekWomen : UzbekMen), Inflected(draws.Pick(UzbekFamilies), isWoman)),
            < 8 => (draws.Pick(isWoman ? RussianWomen : RussianMen), Inflected(draws.Pick(RussianFamilies), isWoman)),
            _ => (draws.Pick(isWoman ? EnglishWomen : EnglishMen), draws.Pick(EnglishFamilies)),
        };
    }

    private static string Inflected(string family, bool isWoman) => isWoman ? family + "a" : family;
}
