using System.Globalization;
using MangNon.Register;

namespace MangNon.Health.Growth;

/// <summary>
/// One WHO table: an <see cref="Lms"/> for every step (day, month or 0.1 cm) from <see cref="First"/> to
/// <see cref="Last"/>, both inclusive, for boys and for girls. Immutable.
/// </summary>
internal sealed class LmsTable
{
    // Boys' rows, then girls'.
    private readonly Lms[] rows;
    private readonly int girls;

    private LmsTable(int first, Lms[] rows)
    {
        First = first;
        this.rows = rows;
        girls = rows.Length / 2;
        Last = first + girls - 1;
    }

    public int First { get; }

    public int Last { get; }

    public bool Holds(int step) => (uint)(step - First) <= (uint)(Last - First);

    /// <summary>Whether a place between <paramref name="step"/> and the next one, or on it, lies in the table.</summary>
    public bool Holds(int step, double part) => Holds(step) && (step < Last || part == 0);

    public ref readonly Lms At(Sex sex, int step) => ref rows[step - First + (sex == Sex.Female ? girls : 0)];

    public Lms At(Sex sex, int step, double part)
    {
        ref readonly var row = ref At(sex, step);
        return part == 0 ? row : row.Towards(At(sex, step + 1), part);
    }

    /// <summary>Reads an embedded table; its form is told in Tables/README.md.</summary>
    public static LmsTable Load(string name)
    {
        using var stream = typeof(LmsTable).Assembly.GetManifestResourceStream($"growth/{name}.txt")!;
        using var reader = new StreamReader(stream);
        var read = new List<Lms>();
        var first = 0;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;

            if (line.StartsWith("sex ", StringComparison.Ordinal))
                first = int.Parse(line.AsSpan(4), NumberStyles.None, CultureInfo.InvariantCulture);
            else
                read.Add(Row(line));
        }

        return new LmsTable(first, [.. read]);
    }

    // A whole number over a power of ten is the double nearest to WHO's printed decimal.
    private static Lms Row(ReadOnlySpan<char> line)
    {
        var afterL = line.IndexOf(' ');
        var afterM = afterL + 1 + line[(afterL + 1)..].IndexOf(' ');
        return new Lms(
            Whole(line[..afterL]) / 10_000.0,
            Whole(line[(afterL + 1)..afterM]) / 10_000.0,
            Whole(line[(afterM + 1)..]) / 100_000.0
        );
    }

    private static int Whole(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
