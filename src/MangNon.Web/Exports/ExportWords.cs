using System.Globalization;
using MangNon.Exports;
using MangNon.Programme;
using MangNon.Web.Figures;
using MangNon.Web.Health;
using MangNon.Web.Register;
using MangNon.Web.Shell;
using MangNon.Web.Site;
using static MangNon.Web.Texts;

namespace MangNon.Web.Exports;

/// <summary>How files with names are written on screen.</summary>
internal static class ExportWords
{
    public static string Of(NameListKind kind) => T("Export.List." + kind);

    public static string Of(ExportPurpose purpose) => Name(purpose.Name, purpose.NameEn);

    /// <summary>A purpose that the commune's list has no more shows its code.</summary>
    public static string Purpose(ExportRules rules, string code) =>
        rules.Purpose(code) is { } purpose ? Of(purpose) : code;

    public static string Of(NameExportState state) => T("Export.State." + state);

    /// <summary>Which list, and of which component: what may stand in the register, which names no filter.</summary>
    public static string Short(NameExport export) =>
        export.ComponentId is { } component ? Of(export.List) + " " + component : Of(export.List);

    /// <summary>“Sổ trẻ em: Thôn 1, 6–11 tuổi, tìm “an””.</summary>
    public static string Of(NameSelection selection, string? village, Component? component)
    {
        string?[] parts;
        if (selection.Kind == NameListKind.Component && component is not null)
        {
            var part = Counted.PartOf(selection.Query["phan"], component.Direction);
            parts =
            [
                $"{component.Id}. {FigureWords.Of(component)}",
                T("Export.Part." + part),
                selection.Period is { } period ? PeriodText.Of(period) : null,
                village,
            ];
        }
        else if (selection.Kind == NameListKind.CheckUps)
        {
            var view = HealthAddress.Of(selection.Query, DateOnly.MaxValue);
            parts = [village, T(view.IsUpToFifteen ? "Health.UnderSixteen" : "Health.UnderSix")];
        }
        else if (selection.Kind == NameListKind.Services)
        {
            var view = HealthAddress.Of(selection.Query, DateOnly.MaxValue);
            parts =
            [
                village,
                selection.Query.ContainsKey(HealthAddress.DayKey)
                    ? T("Services.Year", view.Day.Year.ToString(CultureInfo.InvariantCulture))
                    : null,
                view.Domain is { } domain ? T("Services.LackingOf", RegisterWords.Of(domain)) : null,
            ];
        }
        else
        {
            var view = RegisterView.Of(selection.Query);
            parts =
            [
                village,
                view.Age is { } age ? RegisterWords.Of(age) : null,
                view.Standing is { } standing ? RegisterWords.Of(standing) : null,
                view.Sex is { } sex ? RegisterWords.Of(sex) : null,
                view.Special is { } special ? T(special ? "Export.Special" : "Export.NotSpecial") : null,
                selection.Words.Length > 0 ? T("Export.Sought", selection.Words) : null,
            ];
        }

        var narrowed = string.Join(", ", parts.OfType<string>());
        return narrowed.Length > 0 ? $"{Of(selection.Kind)}: {narrowed}" : Of(selection.Kind);
    }
}
