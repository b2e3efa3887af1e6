namespace MangNon.Units;

/// <summary>
/// Every province, district and commune of the country before and after the reorganisation of 1 July 2025 (Luật Tổ
/// chức chính quyền địa phương 72/2025/QH15, Nghị quyết 202/2025/QH15), and which became which. A code is always
/// looked up together with a day. Safe to use from many threads.
/// </summary>
public sealed class UnitCatalogue
{
    private static readonly Lazy<UnitCatalogue> Loaded = new(() => new UnitCatalogue());

    private readonly Dictionary<string, List<AdministrativeUnit>> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<AdministrativeUnit, List<AdministrativeUnit>> _children = [];
    private readonly Dictionary<AdministrativeUnit, List<AdministrativeUnit>> _successors = [];
    private readonly Dictionary<AdministrativeUnit, List<AdministrativeUnit>> _predecessors = [];
    private readonly Lazy<UnitSearch> _search;

    private UnitCatalogue()
    {
        var list = UnitList.Read();
        Units = list.ConvertAll(x => x.Unit);
        foreach (var unit in Units)
        {
            ListOf(_byCode, unit.Code).Add(unit);
            if (unit.Parent is not null)
            {
                ListOf(_children, unit.Parent).Add(unit);
            }
        }

        foreach (var (unit, heirs) in list)
        {
            foreach (var code in heirs)
            {
                var heir = Find(code, unit.ValidTo!.Value.AddDays(1))!;
                ListOf(_successors, unit).Add(heir);
                ListOf(_predecessors, heir).Add(unit);
            }
        }

        _search = new Lazy<UnitSearch>(() => new UnitSearch(Units));
    }

    /// <summary>The list shipped with the program, read on first use.</summary>
    public static UnitCatalogue Default => Loaded.Value;

    /// <summary>Every unit there was, a parent before its children, earlier generations first.</summary>
    public IReadOnlyList<AdministrativeUnit> Units { get; }

    /// <summary>The unit that bore a code on a day; null where none did.</summary>
    /// <param name="code">2, 3 or 5 digits, with the leading zeros.</param>
    /// <param name="on">The day: a unit is found on its first and on its last day.</param>
    public AdministrativeUnit? Find(string code, DateOnly on) =>
        _byCode.TryGetValue(code, out var units) ? units.Find(u => u.IsValidOn(on)) : null;

    /// <summary>The units directly below, by code.</summary>
    public IReadOnlyList<AdministrativeUnit> Children(AdministrativeUnit unit) => _children.GetValueOrDefault(unit, []);

    /// <summary>The provinces of a day, by code.</summary>
    public IEnumerable<AdministrativeUnit> Provinces(DateOnly on) =>
        Units.Where(u => u.Level == UnitLevel.Province && u.IsValidOn(on));

    /// <summary>
    /// What became of a unit: none while it exists; several where it was divided. A district ended without a successor,
    /// but for the five island districts without communes, which became special zones (đặc khu).
    /// </summary>
    public IEnumerable<Succession> Successors(AdministrativeUnit unit) =>
        _successors.GetValueOrDefault(unit, []).Select(heir => Step(unit, heir));

    /// <summary>What a unit was made of: none for those before the reorganisation.</summary>
    public IEnumerable<Succession> Predecessors(AdministrativeUnit unit) =>
        _predecessors.GetValueOrDefault(unit, []).Select(origin => Step(origin, unit));

    /// <summary>Units by name, forgiving case and diacritics, the best match first: for pages where a place is chosen.</summary>
    /// <param name="text">
    /// Words of the name, with or without the type, and of what is above it (“binh luong thanh hoa”); or the start of a
    /// code. Blank finds nothing.
    /// </param>
    /// <param name="on">Only units of that day; null for those of any day.</param>
    /// <param name="level">Only units of that level; null for all.</param>
    /// <param name="limit">At most so many; 1 or more.</param>
    public IReadOnlyList<AdministrativeUnit> Search(
        string text,
        DateOnly? on = null,
        UnitLevel? level = null,
        int limit = 20
    ) => _search.Value.Find(text, on, level, limit);

    private Succession Step(AdministrativeUnit from, AdministrativeUnit to) =>
        new(from, to, Succession.KindOf(from, to, _successors[from].Count, _predecessors[to].Count));

    private static List<AdministrativeUnit> ListOf<T>(Dictionary<T, List<AdministrativeUnit>> lists, T key)
        where T : notnull
    {
        if (!lists.TryGetValue(key, out var list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
