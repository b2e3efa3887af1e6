using MangNon.Register;
using MangNon.Reporting;
using MangNon.Reporting.CommuneReports;
using MangNon.Reporting.UnitReports;

namespace MangNon.Web.Tests.Access;

/// <summary>A report of the commune as signed, with a mark in its words.</summary>
internal static class SignedSample
{
    public const string Results = "Báo cáo xã dấu Trong";

    public static (CommuneReport Report, SignedReport Signed) Of(Guid communeId)
    {
        var issuedOn = new DateOnly(2026, 11, 20);
        var signedAt = new DateTime(2026, 11, 20, 2, 0, 0, DateTimeKind.Utc);
        var period = new Period(new DateOnly(2026, 1, 1), new DateOnly(2026, 10, 31));
        var content = new FrozenReport
        {
            Commune = "xã Bình Lương",
            UnitCode = "16204",
            UnitCodeAsOf = new DateOnly(2025, 6, 30),
            Villages = [],
            Programme = "binh-luong-2021-2030",
            Duty = "xa-nam",
            Year = 2026,
            Part = 0,
            From = period.From,
            To = period.To,
            IsEstimate = true,
            RulesHash = "",
            Rules = [],
            Figures = [],
            Register = new RegisterSummary
            {
                Period = period,
                Households = 0,
                HouseholdsWithChildren = 0,
                Children = 0,
                Adolescents = 0,
                Boys = 0,
                Girls = 0,
                AgeBands = [],
                Kinh = 0,
                EthnicMinority = 0,
                Poor = 0,
                NearPoor = 0,
                Births = 0,
                Deaths = 0,
                MovedIn = 0,
                MovedOut = 0,
                Villages = [],
                InSpecialCircumstances = 0,
                SpecialGroups = [],
                AtRisk = 0,
            },
            Units = [],
            Words = new ReportWords(Results, "", "", ""),
            Addressees = [],
            Version = 1,
            Signatory = "Lò Văn Chủ",
            Number = 7,
            IssuedOn = issuedOn,
            SignedAt = signedAt,
        }.Write();
        byte[] document = [1, 2, 3];
        var report = new CommuneReport
        {
            Id = Guid.CreateVersion7(),
            CommuneId = communeId,
            DutyId = "xa-nam",
            Year = 2026,
            Part = 0,
            Version = 1,
            State = CommuneReportState.Issued,
            Results = Results,
            SignedAt = signedAt,
            Signatory = "Lò Văn Chủ",
            Number = 7,
            IssuedOn = issuedOn,
            Hash = FrozenReport.HashOf(content, document),
        };
        return (
            report,
            new SignedReport
            {
                Id = report.Id,
                Content = content,
                Document = document,
            }
        );
    }
}
