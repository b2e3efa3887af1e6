namespace MangNon.Access;

/// <summary>How closely something is kept.</summary>
public enum RecordClass
{
    /// <summary>About no single child: the plan, figures, places, reports.</summary>
    Open,

    /// <summary>Dữ liệu cá nhân cơ bản (Nghị định 356/2025/NĐ-CP, Điều 3).</summary>
    Basic,

    /// <summary>Dữ liệu cá nhân nhạy cảm (Nghị định 356/2025/NĐ-CP, Điều 4): health, ethnicity, poverty, disability, circumstances.</summary>
    Sensitive,

    /// <summary>Kín: abuse, HIV, offences, who reported and who did it. To one who may not know, it is not there.</summary>
    Sealed,
}

/// <summary>The kinds of record that access is decided for. Not stored by number.</summary>
public enum RecordKind
{
    /// <summary>The action programme and its targets.</summary>
    Plan,

    /// <summary>Figures, without the children behind them.</summary>
    Figures,

    /// <summary>The commune's reports.</summary>
    Reports,

    /// <summary>Reports of units and villages to the focal office, before they are gathered. Each unit writes and reads its own.</summary>
    UnitReports,

    /// <summary>Schools, health stations, places to play, with their surveys; the scorecard of the commune.</summary>
    Facilities,

    /// <summary>People who sign in, and what they may do.</summary>
    People,

    /// <summary>Who did and saw what.</summary>
    Log,

    /// <summary>The register of files with names: who took which list, what for. One's own lines are open to all who may take one.</summary>
    Exports,

    /// <summary>What a child's guardian asks for, and consents to (Luật 91/2025/QH15).</summary>
    Requests,

    /// <summary>Name, birth, sex, village, household, parents, residence, birth registration, death.</summary>
    Identity,

    /// <summary>Identity number, telephone, address.</summary>
    Contact,

    /// <summary>School years.</summary>
    Schooling,

    /// <summary>Activities taken part in.</summary>
    Participation,

    /// <summary>Ethnic group, class of household.</summary>
    Background,

    /// <summary>Weighings, vaccinations, assessments, services, cause of death.</summary>
    Health,

    /// <summary>Disability and what is needed because of it.</summary>
    Disability,

    /// <summary>Special circumstances that are not sealed, risk, support.</summary>
    Circumstances,

    /// <summary>Injuries, child labour, child marriage, disasters.</summary>
    Incidents,

    /// <summary>Adoption and legal aid: known to the justice officer and the focal office alone.</summary>
    Legal,

    /// <summary>Abuse: incidents, and the groups i, k, l, m of Điều 10 (violence, exploitation, sexual abuse, trafficking).</summary>
    Abuse,

    /// <summary>Group đ of Điều 10: living with HIV (Luật Phòng, chống HIV/AIDS, Điều 30).</summary>
    Hiv,

    /// <summary>Groups e and g of Điều 10: breaking the law, drug addiction.</summary>
    Offences,

    /// <summary>Who reported an abuse, who is suspected of it, where the child is kept safe.</summary>
    Reporters,
}

/// <summary>What the kinds are made of.</summary>
public static class RecordKinds
{
    /// <summary>All kinds, in the order of the tables shown to people.</summary>
    public static IReadOnlyList<RecordKind> All { get; } = Enum.GetValues<RecordKind>();

    /// <summary>Kinds about one child.</summary>
    public static IReadOnlyList<RecordKind> OfChildren { get; } =
    [.. All.Where(kind => ClassOf(kind) != RecordClass.Open)];

    public static IReadOnlyList<RecordKind> Sealed { get; } =
    [.. All.Where(kind => ClassOf(kind) == RecordClass.Sealed)];

    public static RecordClass ClassOf(RecordKind kind) =>
        kind switch
        {
            <= RecordKind.Requests => RecordClass.Open,
            <= RecordKind.Participation => RecordClass.Basic,
            <= RecordKind.Legal => RecordClass.Sensitive,
            _ => RecordClass.Sealed,
        };

    /// <summary>As stored: the names, so that their numbers may change.</summary>
    internal static string? WordsOf(IEnumerable<RecordKind> kinds) =>
        string.Join(',', kinds.Distinct().Order()) is { Length: > 0 } words ? words : null;

    /// <summary>A name that is not known (any more) opens nothing.</summary>
    internal static IReadOnlyList<RecordKind> OfWords(string? words) =>
        [
            .. (words ?? "")
                .Split(',')
                .Where(word => Enum.TryParse<RecordKind>(word, out _))
                .Select(Enum.Parse<RecordKind>),
        ];
}
