using MangNon.Figures;
using MangNon.Programme;
using MangNon.Web.Site;

namespace MangNon.Web.Figures;

/// <summary>What the board, the pages and the workbooks call things: the same words everywhere.</summary>
internal static class FigureWords
{
    public static string Of(VerdictKind verdict) => Texts.T("Verdict." + verdict);

    /// <summary>In addresses: <c>?ket-qua=cham</c>.</summary>
    public static string Slug(VerdictKind verdict) =>
        verdict switch
        {
            VerdictKind.Met => "dat",
            VerdictKind.OnTrack => "dung-tien-do",
            VerdictKind.OffTrack => "cham",
            VerdictKind.NoTarget => "khong-muc-tieu",
            _ => "khong-so-lieu",
        };

    public static string Of(Component component) => Texts.Name(component.Name, component.NameEn);

    public static string Of(ResponsibleUnit unit) => Texts.Name(unit.Name, unit.NameEn);

    public static string Of(Goal goal) => Texts.Name(goal.Name, goal.NameEn);

    public static string Of(Indicator indicator) => Texts.Name(indicator.Name, indicator.NameEn);

    /// <summary>“95,6 %”, or “–”.</summary>
    public static string Value(Figure figure, MeasureUnit unit) =>
        figure.Value is { } value ? Numbers.Rate(value, unit) : Numbers.None;

    /// <summary>Why there is no figure; null where there is one.</summary>
    public static string? Reason(Figure figure) =>
        figure.Value is not null ? null
        : figure.NoFigure == NoFigureReason.WholeCommuneOnly ? Texts.T("Reason.WholeCommuneOnly")
        : figure.NoFigure == NoFigureReason.Withheld ? Texts.T("Figure.Withheld")
        : Texts.T("Reason.NothingToCount");

    /// <summary>“còn thiếu 7 trẻ”; null where nothing is missing or nothing is known.</summary>
    public static string? Of(Gap? gap, Component component) =>
        gap is not { Missing: > 0 } ? null
        : !gap.Reachable ? Texts.T("Gap.Unreachable")
        : Texts.T(
            component.Direction == Direction.Up ? "Gap.Up" : "Gap.Down",
            Numbers.Count(gap.Missing),
            Texts.T("Subject." + component.Rule.Subject)
        );

    /// <summary>The applied target of a year: “≥ 97 %”, or “–”.</summary>
    public static string Applied(Component component, int year) =>
        component.Targets.GetValueOrDefault(year)?.Applied is { } target
            ? Numbers.Target(target, component.Unit)
            : Numbers.None;
}
