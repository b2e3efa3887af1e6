using MangNon.Access;
using MangNon.Circumstances;
using MangNon.Figures.Loading;
using MangNon.Register;

namespace MangNon.Figures.Facts;

/// <summary>Facts of one thing that happened to one child.</summary>
public sealed class IncidentFacts : IFacts
{
    [FactWords("là tai nạn thương tích", "is an injury", RecordKind.Incidents)]
    public bool Injury { get; private init; }

    [FactWords("là vụ xâm hại", "is an abuse", RecordKind.Abuse)]
    public bool Abuse { get; private init; }

    [FactWords("là lao động trẻ em", "is child labour", RecordKind.Incidents)]
    public bool ChildLabour { get; private init; }

    [FactWords("là cuộc tảo hôn đã xảy ra", "is an under-age marriage that took place", RecordKind.Incidents)]
    public bool ChildMarriage { get; private init; }

    [FactWords("là lượt gặp thiên tai", "is being hit by a disaster", RecordKind.Incidents)]
    public bool Disaster { get; private init; }

    [FactWords("xảy ra trong kỳ", "in the period")]
    public bool InPeriod { get; private init; }

    [FactWords("xảy ra từ đầu năm đến ngày chốt số liệu", "from 1 January to the cut-off day")]
    public bool InYearToDate { get; private init; }

    [FactWords("xảy ra trong cùng khoảng thời gian của năm trước", "in the same span of the year before")]
    public bool InPreviousYearToDate { get; private init; }

    [FactWords("đã được xác nhận", "confirmed", RecordKind.Abuse)]
    public bool Confirmed { get; private init; }

    [FactWords("gây tử vong", "fatal", RecordKind.Incidents)]
    public bool Fatal { get; private init; }

    [FactWords("số ngày từ khi xảy ra đến khi được cứu trợ", "days from the event to the relief", RecordKind.Incidents)]
    public int? DaysToRelief { get; private init; }

    public PersonGroups? Groups { get; private init; }

    internal static IncidentFacts Of(ChildFile child, IncidentLine line, FactContext context)
    {
        var at = context.At;
        return new IncidentFacts
        {
            Injury = line.Kind == IncidentKind.Injury,
            Abuse = line.Kind == IncidentKind.Abuse,
            ChildLabour = line.Kind == IncidentKind.ChildLabour,
            ChildMarriage = line.Kind == IncidentKind.ChildMarriage && line.Outcome != IncidentOutcome.Prevented,
            Disaster = line.Kind == IncidentKind.Disaster,
            InPeriod = context.Period.Contains(line.On),
            InYearToDate = line.On.Year == at.Year && line.On <= at,
            InPreviousYearToDate = line.On.Year == at.Year - 1 && line.On <= at.AddYears(-1),
            Confirmed = line.Outcome == IncidentOutcome.Confirmed,
            Fatal = line.Outcome == IncidentOutcome.Died,
            DaysToRelief =
                line.Outcome == IncidentOutcome.Relieved && line.OutcomeOn is { } relieved
                    ? relieved.DayNumber - line.On.DayNumber
                    : null,
            Groups = ChildFacts.GroupsAt(child, at),
        };
    }
}
