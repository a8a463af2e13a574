global using System.Linq;

namespace Company.App;

public record Point(int X, int Y = 0) : Base(X);
public readonly record struct Pair<T>(T Left, T Right) where T : notnull;
public sealed class Service(ILogger logger, int size) : IService
{
    public required string Name { get; init; }
    public int? Age { get; set; }
    private readonly Dictionary<string, List<(int Id, string Name)>> map = new();
    public string Text => $"{Name} is {(Age is > 3 and < 9 ? "young" : $"old {Age:N2}")}";
    string raw = """
        class NotAClass { "quoted" }
        """;
    public object Pick(object o) => o switch
    {
        int i when i > 3 => i,
        string { Length: > 2 } s => s,
        (var a, var b) => a,
        [1, .., var last] => last,
        null => throw new ArgumentNullException(nameof(o)),
        _ => o
    };
    public unsafe delegate*<int, void> Pointer;
    file class Hidden { }
    static abstract int Zero { get; }
}
