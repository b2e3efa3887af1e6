using MangNon.Figures;
using MangNon.Figures.Rules;
using MangNon.Health;
using MangNon.Programme;

namespace MangNon.Tests.Figures;

/// <summary>The programmes shipped with the product, as tests of the figures use them.</summary>
internal static class Programmes
{
    private static readonly Lazy<RuleSet> BinhLuong = new(() =>
        new RuleSet(
            ProgrammeLibrary
                .Load([Path.Combine(AppContext.BaseDirectory, "programmes")], RuleCompiler.Check)
                .Programmes["binh-luong-2021-2030"],
            ImmunisationSchedule.Shipped
        )
    );

    public static RuleSet OfBinhLuong => BinhLuong.Value;
}
