using System.Globalization;
using MangNon.Register;
using MangNon.Register.Matching;

namespace MangNon.Testing.Matching;

/// <summary>One line of a made-up register.</summary>
/// <param name="Person">Lines with the same number are one child.</param>
/// <param name="Twin">Number of the birth, where there is more than one child of it; 0 for others.</param>
public sealed record SampleLine(
    Guid Id,
    int Person,
    int Twin,
    string FullName,
    DateOnly BirthDate,
    Sex Sex,
    string? Mother,
    string? Father,
    Guid HouseholdId,
    Guid VillageId,
    string? PersonalId,
    string? Phone
);

/// <summary>
/// A made-up register of a fixed seed, with families, twins, and children who are entered twice with what goes wrong
/// then. Which lines are one child is known. Shares of errors are guesses, not measured anywhere.
/// </summary>
public sealed class MatchSample
{
    private const int ChildrenOfVillage = 110;

    /// <summary>Of 1,000 children, those entered a second time.</summary>
    private const int DoublesInThousand = 20;

    private static readonly DateOnly Today = new(2026, 11, 29);

    private readonly Random _random;
    private readonly List<SampleLine> _lines = [];
    private int _persons;

    private MatchSample(int seed) => _random = new Random(seed);

    public IReadOnlyList<SampleLine> Lines => _lines;

    /// <summary>Pairs of lines that are one child, as places in <see cref="Lines"/>, the smaller first.</summary>
    public IReadOnlySet<(int A, int B)> TruePairs { get; private set; } = new HashSet<(int, int)>();

    /// <param name="children">Different children; there are some more lines.</param>
    /// <param name="seed">The same seed makes the same register.</param>
    public static MatchSample Make(int children, int seed)
    {
        var sample = new MatchSample(seed);
        var villages = Enumerable
            .Range(0, Math.Max(3, children / ChildrenOfVillage))
            .Select(_ => (Id: sample.NewId(), People: SampleNames.People(sample._random)))
            .ToArray();
        while (sample._persons < children)
        {
            var (id, people) = villages[sample._random.Next(villages.Length)];
            sample.AddFamily(id, sample.Chance(150) ? SampleNames.People(sample._random) : people);
        }

        foreach (var line in sample._lines.ToArray())
        {
            if (sample.Chance(DoublesInThousand))
            {
                sample._lines.Add(sample.Again(line, villages[sample._random.Next(villages.Length)].Id));
            }
        }

        sample.Shuffle();
        sample.TruePairs = sample.Pairs();
        return sample;
    }

    /// <summary>As they are compared.</summary>
    /// <param name="withContact">With personal identity number and telephone.</param>
    public IReadOnlyList<MatchRecord> Records(bool withContact = true)
    {
        var names = new NameKeys();
        return
        [
            .. _lines.Select(line => new MatchRecord
            {
                Id = line.Id,
                Name = names.Of(line.FullName),
                BirthDate = line.BirthDate,
                Sex = line.Sex,
                Mother = names.Of(line.Mother),
                Father = names.Of(line.Father),
                HouseholdId = line.HouseholdId,
                VillageId = line.VillageId,
                PersonalId = withContact ? MatchRecord.PersonalIdOf(line.PersonalId) : null,
                Phone = withContact ? MatchRecord.PhoneOf(line.Phone) : null,
            }),
        ];
    }

    private void AddFamily(Guid village, SamplePeople people)
    {
        var surname = SampleNames.Surname(_random, people);
        var mother = Chance(80) ? null : SampleNames.Mother(_random, people);
        var father = Chance(120) ? null : SampleNames.Father(_random, people, surname);
        var (household, phone) = (NewId(), Chance(400) ? null : NewPhone());
        var habit = Chance(500) ? SampleNames.Middle(_random, people, Sex.Female) : null;
        var born = Today.AddDays(-_random.Next(1, 16 * 365));
        var births =
            1
            + _random.Next(100) switch
            {
                < 22 => 0,
                < 68 => 1,
                < 90 => 2,
                _ => 3,
            };
        for (var i = 0; i < births && born > Today.AddYears(-16); i++)
        {
            var twins = Chance(12);
            var day = Chance(people.IsMong ? 100 : 25) ? new DateOnly(born.Year, 1, 1) : born;
            var one = AddChild(day, surname, people, habit, null);
            if (twins)
            {
                AddChild(day, surname, people, habit, one);
            }

            born = born.AddDays(-_random.Next(400, 2200));
        }

        SampleLine AddChild(DateOnly day, string of, SamplePeople from, string? middle, SampleLine? twin)
        {
            var sex =
                twin is not null && Chance(650) ? twin.Sex
                : Chance(520) ? Sex.Male
                : Sex.Female;
            var own = sex == Sex.Female && middle is not null ? middle : SampleNames.Middle(_random, from, sex);
            var given = twin is null ? SampleNames.Given(_random, sex) : TwinName(twin, sex);
            var line = new SampleLine(
                NewId(),
                ++_persons,
                twin is null ? 0 : twin.Person,
                SampleNames.Full(of, twin?.Sex == sex ? MiddleOf(twin) : own, given),
                day,
                sex,
                mother,
                father,
                household,
                village,
                Chance(750) ? NewPersonalId(sex, day) : null,
                phone
            );
            if (twin is not null)
            {
                _lines[^1] = twin with { Twin = twin.Person };
            }

            _lines.Add(line);
            return line;
        }
    }

    /// <summary>Another name than the twin's; often one that begins alike, now and then one that differs in marks alone.</summary>
    private string TwinName(SampleLine twin, Sex sex)
    {
        var other = PersonName.Given(twin.FullName);
        for (var tries = 0; ; tries++)
        {
            var given = SampleNames.Given(_random, sex);
            var alike = given[0] == other[0];
            if (given != other && (alike || tries > 20 || Chance(400)))
            {
                return given;
            }
        }
    }

    private static string MiddleOf(SampleLine line) => string.Join(' ', line.FullName.Split(' ')[1..^1]);

    /// <summary>The same child, entered a second time.</summary>
    private SampleLine Again(SampleLine line, Guid otherVillage)
    {
        var moved = Chance(300);
        return line with
        {
            Id = NewId(),
            FullName = Chance(20)
                ? string.Join(' ', [.. line.FullName.Split(' ')[..^1], SampleNames.Given(_random, line.Sex)])
                : SampleSlips.Name(_random, line.FullName),
            BirthDate = SampleSlips.Day(_random, line.BirthDate),
            Sex = Chance(10) ? Other(line.Sex) : line.Sex,
            Mother =
                line.Mother is null || Chance(150) ? null
                : Chance(10) ? SampleNames.Mother(_random, SampleNames.People(_random))
                : SampleSlips.Name(_random, line.Mother),
            Father = line.Father is null || Chance(250) ? null : SampleSlips.Name(_random, line.Father),
            HouseholdId = moved ? NewId() : line.HouseholdId,
            VillageId = moved && Chance(600) ? otherVillage : line.VillageId,
            PersonalId =
                line.PersonalId is null || Chance(500) ? null
                : Chance(20) ? NewPersonalId(line.Sex, line.BirthDate)
                : line.PersonalId,
            Phone =
                line.Phone is null || Chance(400) ? null
                : moved || Chance(150) ? NewPhone()
                : line.Phone,
        };
    }

    private HashSet<(int, int)> Pairs() =>
        _lines
            .Select((line, at) => (line.Person, at))
            .GroupBy(one => one.Person, one => one.at)
            .SelectMany(group => group.SelectMany(a => group.Where(b => a < b).Select(b => (a, b))))
            .ToHashSet();

    private static Sex Other(Sex sex) => sex == Sex.Male ? Sex.Female : Sex.Male;

    private bool Chance(int inThousand) => _random.Next(1000) < inThousand;

    private Guid NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        _random.NextBytes(bytes);
        return new Guid(bytes);
    }

    private string NewPhone() => string.Create(CultureInfo.InvariantCulture, $"09{_random.Next(100_000_000):00000000}");

    /// <summary>Province 038, century and sex, year, six digits.</summary>
    private string NewPersonalId(Sex sex, DateOnly born) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"038{(sex == Sex.Male ? 2 : 3)}{born.Year % 100:00}{_random.Next(1_000_000):000000}"
        );

    private void Shuffle()
    {
        for (var i = _lines.Count - 1; i > 0; i--)
        {
            var j = _random.Next(i + 1);
            (_lines[i], _lines[j]) = (_lines[j], _lines[i]);
        }
    }
}
