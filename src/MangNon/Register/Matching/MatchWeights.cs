using MangNon.Programme;

namespace MangNon.Register.Matching;

/// <summary>How often a part of names agrees by chance.</summary>
/// <param name="Mean">Probability that two people, taken at random, share it.</param>
/// <param name="Least">The rarest that one is taken for.</param>
public sealed record NamePart(double Mean, double Least);

/// <summary>What is known of Vietnamese names at large.</summary>
/// <param name="Surname">Họ.</param>
/// <param name="Middle">Tên đệm.</param>
/// <param name="Given">Tên.</param>
/// <param name="Steadiness">As many names at large are added to those of the register.</param>
public sealed record NameWeights(NamePart Surname, NamePart Middle, NamePart Given, double Steadiness);

/// <summary>A level of a field.</summary>
/// <param name="M">Probability among pairs that are one child.</param>
/// <param name="U">Probability among pairs that are two; of a name, of one as common as the mean.</param>
public readonly record struct LevelWeight(double M, double U)
{
    /// <summary>What the level says, in bits.</summary>
    public double Bits => Math.Log2(M / U);
}

/// <summary>
/// The weights of the comparison of children after Fellegi and Sunter, as data:
/// <c>programmes/matching/child.json</c>.
/// </summary>
public sealed class MatchWeights
{
    /// <summary>Relative to a folder of programmes.</summary>
    public const string FileName = "matching/child.json";

    internal MatchWeights() { }

    /// <summary>The ones that ship with the program.</summary>
    public static MatchWeights Shipped { get; } = Load(Path.Combine(ProgrammeFolders.Shipped, FileName)).Required();

    /// <summary>Reads the file; mistakes are findings.</summary>
    public static DataFile<MatchWeights> Load(string path) => DataFileReader.Read(path, MatchWeightsReader.Read);

    /// <summary>Doubles per child to be expected before anything is compared.</summary>
    public required double DoublesPerChild { get; init; }

    /// <summary>Brothers and sisters in the register, per child.</summary>
    public required double SiblingsPerChild { get; init; }

    /// <summary>Bits from which a pair is shown, inclusive.</summary>
    public required double Possible { get; init; }

    /// <summary>Bits from which one child is likely, inclusive.</summary>
    public required double Likely { get; init; }

    /// <summary>Bits for the same family and day of birth with another given name; below 0.</summary>
    public required double Twins { get; init; }

    public required NameWeights Names { get; init; }

    /// <summary>By the place of the level in <see cref="MatchLevels.Of"/>.</summary>
    public required IReadOnlyDictionary<MatchField, IReadOnlyList<LevelWeight>> Levels { get; init; }

    /// <summary>
    /// Bits before anything is compared: the odds that two records of a register of this many children are one child.
    /// About −17 for 3,000, −24.6 for 500,000.
    /// </summary>
    /// <param name="children">Taken as 2 where it is less.</param>
    public double Prior(int children) => Math.Log2(2 * DoublesPerChild / (Math.Max(2, children) - 1));

    /// <summary>
    /// The most that all signs of one family together can say, prior included: there are more brothers and sisters
    /// than doubles in it.
    /// </summary>
    public double FamilyCeiling => Math.Log2(DoublesPerChild / SiblingsPerChild);
}
