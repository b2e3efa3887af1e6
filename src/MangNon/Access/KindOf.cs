using MangNon.Circumstances;

namespace MangNon.Access;

/// <summary>Which kind of record a row is, where rows of one table are of several kinds.</summary>
public static class KindOf
{
    /// <summary>By the letters of Điều 10 Luật Trẻ em 2016.</summary>
    public static RecordKind Circumstance(string group) =>
        group switch
        {
            "đ" => RecordKind.Hiv,
            "e" or "g" => RecordKind.Offences,
            "i" or "k" or "l" or "m" => RecordKind.Abuse,
            _ => RecordKind.Circumstances,
        };

    public static RecordKind Incident(IncidentKind kind) =>
        kind == IncidentKind.Abuse ? RecordKind.Abuse : RecordKind.Incidents;
}
