using MangNon.Register;

namespace MangNon.Web.Shell;

/// <summary>The villages that a list holds, as a <see cref="FilterChoice"/> offers them.</summary>
internal static class VillagesOf
{
    /// <returns>Each village once, by id and name, in reading order.</returns>
    public static IReadOnlyList<(string Value, string Words)> Rows<T>(
        IEnumerable<T> rows,
        Func<T, (Guid Id, string Name)> village
    ) =>
        [
            .. rows.Select(village)
                .Distinct()
                .OrderBy(one => one.Name, VillageNames.Order)
                .Select(one => (one.Id.ToString(), one.Name)),
        ];
}
